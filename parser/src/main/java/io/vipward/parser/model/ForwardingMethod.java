package io.vipward.parser.model;

/** {@code lb_kind}, with the kernel's number (linux/ip_vs.h IP_VS_CONN_F_*). */
public enum ForwardingMethod {
    NAT(0),
    TUN(2),
    DR(3);

    private final int number;

    ForwardingMethod(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
