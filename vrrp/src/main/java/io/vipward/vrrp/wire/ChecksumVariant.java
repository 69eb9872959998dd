package io.vipward.vrrp.wire;

import java.net.InetAddress;

/** What the checksum of an IPv4 advert covers. That of IPv6 is always the kernel's. */
public sealed interface ChecksumVariant {
    /** VRRPv2, and VRRPv3 with {@code v3_checksum_as_v2}. */
    ChecksumVariant PLAIN = new Plain();

    /** VRRPv3. */
    ChecksumVariant PSEUDO_HEADER = new PseudoHeader();

    /** The message alone. */
    record Plain() implements ChecksumVariant {}

    /** Message and pseudo header. */
    record PseudoHeader() implements ChecksumVariant {}

    /** Message and a pseudo header with another destination than the packet's ({@code old_unicast_checksum}: the group). */
    record PseudoHeaderTo(InetAddress destination) implements ChecksumVariant {}
}
