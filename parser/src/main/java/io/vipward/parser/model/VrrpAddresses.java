package io.vipward.parser.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses a master holds.
 *
 * @param advertised {@code virtual_ipaddress}: in adverts, in this order
 * @param excluded {@code virtual_ipaddress_excluded}: held but not advertised
 * @param garp how they are announced
 * @param handling what else holds for all of them
 */
public record VrrpAddresses(
        List<VirtualAddress> advertised, List<VirtualAddress> excluded, GarpSettings garp, AddressHandling handling) {
    public VrrpAddresses {
        advertised = List.copyOf(advertised);
        excluded = List.copyOf(excluded);
    }

    /** With what holds by default. */
    public static VrrpAddresses of(List<VirtualAddress> advertised, List<VirtualAddress> excluded, GarpSettings garp) {
        return new VrrpAddresses(advertised, excluded, garp, AddressHandling.DEFAULT);
    }

    /** The same settings for other addresses. */
    public VrrpAddresses with(List<VirtualAddress> otherAdvertised, List<VirtualAddress> otherExcluded) {
        return new VrrpAddresses(otherAdvertised, otherExcluded, garp, handling);
    }

    /** Advertised, then excluded: the order of adding, announcing and removing. */
    public List<VirtualAddress> all() {
        List<VirtualAddress> all = new ArrayList<>(advertised);
        all.addAll(excluded);
        return List.copyOf(all);
    }
}
