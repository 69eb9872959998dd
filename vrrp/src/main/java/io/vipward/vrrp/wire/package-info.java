/**
 * VRRP packets: bytes to values and back. Versions 2 and 3 over IPv4 and IPv6 (RFC 3768, RFC 5798), IP authentication header
 * (RFC 2338), keepalived's authentication extension.
 */
@NullMarked
package io.vipward.vrrp.wire;

import org.jspecify.annotations.NullMarked;
