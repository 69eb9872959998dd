/** System calls through one thin jnr-ffi interface, with the errno as a value; nothing outside sees a jnr type. */
@NullMarked
package io.vipward.netlink.linux;

import org.jspecify.annotations.NullMarked;
