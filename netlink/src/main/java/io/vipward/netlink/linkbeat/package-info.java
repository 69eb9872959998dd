/** Whether an interface has a link, asked for again and again where the kernel does not tell. */
@NullMarked
package io.vipward.netlink.linkbeat;

import org.jspecify.annotations.NullMarked;
