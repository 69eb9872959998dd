/** Kernel settings below /proc/sys: reading, writing, and putting back what they were. */
@NullMarked
package io.vipward.netlink.sysctl;

import org.jspecify.annotations.NullMarked;
