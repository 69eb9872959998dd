/** Generic netlink: resolving a family's number and framing its requests. */
@NullMarked
package io.vipward.netlink.generic;

import org.jspecify.annotations.NullMarked;
