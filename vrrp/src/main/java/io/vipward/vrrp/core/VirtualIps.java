package io.vipward.vrrp.core;

import io.vipward.parser.model.VirtualAddress;
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
    static final VirtualIps NONE = new VirtualIps(List.of(), List.of());

    public VirtualIps {
        advertised = List.copyOf(advertised);
        excluded = List.copyOf(excluded);
    }

    static VirtualIps of(List<VirtualAddress> advertised, List<VirtualAddress> excluded) {
        return new VirtualIps(written(advertised), written(excluded));
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

    /** What is here and not there, be it advertised there or not. */
    VirtualIps without(VirtualIps others) {
        List<VirtualIp> there = others.all();
        List<VirtualIp> fewer = new ArrayList<>(advertised);
        List<VirtualIp> fewerExcluded = new ArrayList<>(excluded);
        fewer.removeAll(there);
        fewerExcluded.removeAll(there);
        return new VirtualIps(fewer, fewerExcluded);
    }

    boolean isEmpty() {
        return advertised.isEmpty() && excluded.isEmpty();
    }

    private static List<VirtualIp> written(List<VirtualAddress> written) {
        List<VirtualIp> vips = new ArrayList<>(written.size());
        for (VirtualAddress address : written) {
            vips.add(VirtualIp.of(address));
        }
        return vips;
    }
}
