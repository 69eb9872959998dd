/** What the engines run on: this machine, or in shadow mode one that is only looked at. */
@NullMarked
package io.vipward.daemon.machine;

import org.jspecify.annotations.NullMarked;
