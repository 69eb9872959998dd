/** Track scripts: which may run, running them, and telling the VRRP engine. */
@NullMarked
package io.vipward.daemon.track;

import org.jspecify.annotations.NullMarked;
