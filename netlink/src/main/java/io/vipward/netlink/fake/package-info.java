/** A kernel made of a function, for tests and simulation. */
@NullMarked
package io.vipward.netlink.fake;

import org.jspecify.annotations.NullMarked;
