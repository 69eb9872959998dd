package io.vipward.ipvs.table;

import java.util.Optional;

/** How a packet gets from the director to a destination (linux/ip_vs.h, IP_VS_CONN_F_MASQ and its neighbours). */
public enum ForwardingMethod {
    NAT(0),
    LOCAL(1),
    TUNNEL(2),
    DIRECT(3),
    BYPASS(4);

    /** IP_VS_CONN_F_FWD_MASK: the kernel keeps other flags above these bits. */
    public static final int MASK = 0x7;

    private final int number;

    ForwardingMethod(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<ForwardingMethod> byNumber(int number) {
        for (ForwardingMethod method : values()) {
            if (method.number == number) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
