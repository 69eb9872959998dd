/** Netlink messages and attributes as bytes and as values, and the kernel as a function from requests to replies. */
@NullMarked
package io.vipward.netlink.wire;

import org.jspecify.annotations.NullMarked;
