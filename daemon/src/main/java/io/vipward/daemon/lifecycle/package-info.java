/** Start, reload and stop of the daemon, and what it holds of the host meanwhile. */
@NullMarked
package io.vipward.daemon.lifecycle;

import org.jspecify.annotations.NullMarked;
