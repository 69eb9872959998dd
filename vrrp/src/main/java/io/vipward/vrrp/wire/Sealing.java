package io.vipward.vrrp.wire;

import org.jspecify.annotations.Nullable;

/**
 * How an IPv4 packet is closed.
 *
 * @param ah the key of the authentication header; null leaves the check value of an advert's header as it is
 */
public record Sealing(ChecksumVariant checksum, @Nullable AhKey ah) {
    /** VRRPv2. */
    public static final Sealing PLAIN = new Sealing(ChecksumVariant.PLAIN, null);

    /** VRRPv3. */
    public static final Sealing PSEUDO_HEADER = new Sealing(ChecksumVariant.PSEUDO_HEADER, null);
}
