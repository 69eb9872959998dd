package io.vipward.parser.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses a master holds.
 *
 * @param advertised {@code virtual_ipaddress}: in adverts, in this order
 * @param excluded {@code virtual_ipaddress_excluded}: held but not advertised
 * @param garp how they are announced
 */
public record VrrpAddresses(List<VirtualAddress> advertised, List<VirtualAddress> excluded, GarpSettings garp) {
    public VrrpAddresses {
        advertised = List.copyOf(advertised);
        excluded = List.copyOf(excluded);
    }

    /** Advertised, then excluded: the order of adding, announcing and removing. */
    public List<VirtualAddress> all() {
        List<VirtualAddress> all = new ArrayList<>(advertised);
        all.addAll(excluded);
        return List.copyOf(all);
    }
}
