/** The event loop: descriptors, timers, a mailbox for other threads, and a measure of its own lateness. */
@NullMarked
package io.vipward.netlink.loop;

import org.jspecify.annotations.NullMarked;
