package io.vipward.vrrp.core;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of one virtual router, in the order of adding, announcing and removing.
 *
 * @param advertised in adverts, at most 255
 * @param excluded held but not advertised
 */
public record VirtualIps(List<VirtualIp> advertised, List<VirtualIp> excluded) {
    static final int MOST_ADVERTISED = 255;

    private static final int ETHERNET_HEADER_BYTES = 14;
    private static final int IPV4_HEADER_BYTES = 20;
    private static final int VERSION_2_BYTES = 16;
    private static final int ADDRESS_BYTES = 4;

    public VirtualIps {
        advertised = List.copyOf(advertised);
        excluded = List.copyOf(excluded);
    }

    /**
     * How many addresses one advert may carry. Keepalived subtracts the Ethernet header although an MTU does not contain
     * it; peers only agree on the list when all subtract the same.
     */
    static int capacity(int mtu) {
        int bytes = mtu - ETHERNET_HEADER_BYTES - IPV4_HEADER_BYTES - VERSION_2_BYTES;
        return Math.max(0, Math.min(MOST_ADVERTISED, bytes / ADDRESS_BYTES));
    }

    /** The same addresses, those beyond {@code capacity} held without being advertised. */
    VirtualIps limitedTo(int capacity) {
        if (advertised.size() <= capacity) {
            return this;
        }
        List<VirtualIp> unadvertised = new ArrayList<>(excluded);
        unadvertised.addAll(advertised.subList(capacity, advertised.size()));
        return new VirtualIps(advertised.subList(0, capacity), unadvertised);
    }

    public List<VirtualIp> all() {
        List<VirtualIp> all = new ArrayList<>(advertised);
        all.addAll(excluded);
        return List.copyOf(all);
    }

    List<InetAddress> advertisedAddresses() {
        List<InetAddress> addresses = new ArrayList<>(advertised.size());
        for (VirtualIp vip : advertised) {
            addresses.add(vip.address());
        }
        return addresses;
    }

    boolean isEmpty() {
        return advertised.isEmpty() && excluded.isEmpty();
    }
}
