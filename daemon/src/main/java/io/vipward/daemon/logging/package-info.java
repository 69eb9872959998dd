/** Where log lines go: standard error, the system log. */
@NullMarked
package io.vipward.daemon.logging;

import org.jspecify.annotations.NullMarked;
