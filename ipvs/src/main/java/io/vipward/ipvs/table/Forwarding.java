package io.vipward.ipvs.table;

/**
 * How packets reach a destination.
 *
 * @param tunnel used by {@link ForwardingMethod#TUNNEL} only; {@link Tunnel#IPIP} otherwise
 */
public record Forwarding(ForwardingMethod method, Tunnel tunnel) {
    public static final Forwarding NAT = new Forwarding(ForwardingMethod.NAT, Tunnel.IPIP);
    public static final Forwarding DIRECT = new Forwarding(ForwardingMethod.DIRECT, Tunnel.IPIP);
    public static final Forwarding TUNNEL = new Forwarding(ForwardingMethod.TUNNEL, Tunnel.IPIP);

    public static Forwarding of(ForwardingMethod method) {
        return new Forwarding(method, Tunnel.IPIP);
    }
}
