/** VRRP packets: bytes to values and back (RFC 3768, section 5). */
@NullMarked
package io.vipward.vrrp.wire;

import org.jspecify.annotations.NullMarked;
