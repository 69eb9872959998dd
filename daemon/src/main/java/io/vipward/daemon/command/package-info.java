/** The command line: keepalived's own, parsed and answered. */
@NullMarked
package io.vipward.daemon.command;

import org.jspecify.annotations.NullMarked;
