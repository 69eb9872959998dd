package io.vipward.parser.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a master holds.
 *
 * @param advertised {@code virtual_ipaddress}: in adverts, in this order
 * @param excluded {@code virtual_ipaddress_excluded}: held but not advertised
 * @param garp how they are announced
 * @param handling what else holds for all of them
 * @param routes {@code virtual_routes} and {@code virtual_rules}
 */
public record VrrpAddresses(
        List<VirtualAddress> advertised,
        List<VirtualAddress> excluded,
        GarpSettings garp,
        AddressHandling handling,
        VrrpRoutes routes) {
    public VrrpAddresses {
        advertised = List.copyOf(advertised);
        excluded = List.copyOf(excluded);
    }

    /** With what holds by default. */
    public static VrrpAddresses of(List<VirtualAddress> advertised, List<VirtualAddress> excluded, GarpSettings garp) {
        return new VrrpAddresses(advertised, excluded, garp, AddressHandling.DEFAULT, VrrpRoutes.NONE);
    }

    /** The same settings for other addresses. */
    public VrrpAddresses with(List<VirtualAddress> otherAdvertised, List<VirtualAddress> otherExcluded) {
        return new VrrpAddresses(otherAdvertised, otherExcluded, garp, handling, routes);
    }

    /** The same addresses with other routes and rules. */
    public VrrpAddresses with(VrrpRoutes others) {
        return new VrrpAddresses(advertised, excluded, garp, handling, others);
    }

    /** Advertised, then excluded: the order of adding, announcing and removing. */
    public List<VirtualAddress> all() {
        List<VirtualAddress> all = new ArrayList<>(advertised);
        all.addAll(excluded);
        return List.copyOf(all);
    }
}
