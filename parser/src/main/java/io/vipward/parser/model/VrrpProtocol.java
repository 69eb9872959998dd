package io.vipward.parser.model;

/**
 * Which protocol a virtual router speaks.
 *
 * @param version 2 (RFC 3768) or 3 (RFC 5798)
 * @param family of the adverts, and of the addresses in them
 * @param strict {@code strict_mode}: keep to the RFC
 * @param checksum what VRRPv3 adverts over IPv4 are summed over
 */
public record VrrpProtocol(int version, Family family, boolean strict, Checksum checksum) {
    /** VRRPv2 over IPv4. */
    public static final VrrpProtocol V2 = new VrrpProtocol(2, Family.IPV4, false, Checksum.DEFAULT);

    /** The Internet Protocol under it. */
    public enum Family {
        IPV4,
        IPV6;

        /** How many bits an address has. */
        public int bits() {
            return this == IPV4 ? 32 : 128;
        }
    }

    /**
     * Deviations of VRRPv3 over IPv4.
     *
     * @param asVersion2 {@code v3_checksum_as_v2}: without pseudo header
     * @param oldUnicast {@code old_unicast_checksum}
     */
    public record Checksum(boolean asVersion2, OldUnicast oldUnicast) {
        public static final Checksum DEFAULT = new Checksum(false, OldUnicast.AUTOMATIC);
    }

    /** Whether unicast adverts are summed as before release 1.3.6, whose pseudo header had the multicast group. */
    public enum OldUnicast {
        /** As the master that is heard does. */
        AUTOMATIC,
        ALWAYS,
        NEVER
    }
}
