/** BFD Control packets as bytes and as values (RFC 5880, section 4). Pure. */
@NullMarked
package io.vipward.vrrp.bfd.wire;

import org.jspecify.annotations.NullMarked;
