package io.vipward.ipvs.wire;

/**
 * Which fields go along with a key. The kernel looks only at the key and does not mind; the difference lets either tool's
 * captures be reproduced byte for byte.
 */
public enum Dialect {
    /** Deletions name the whole service, destinations its scheduler; tunnel attributes only where they mean something. */
    KEEPALIVED,
    /** A bare key with an empty scheduler name; all three tunnel attributes with every destination. */
    IPVSADM
}
