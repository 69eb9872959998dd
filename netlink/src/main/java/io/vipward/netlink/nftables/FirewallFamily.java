package io.vipward.netlink.nftables;

import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One family's part of the firewall. Immutable, any thread.
 *
 * @param parts what of the table there is
 * @param blocked the blocked addresses, each with how many want it so
 * @param vmacs interfaces with a virtual MAC address, by their index
 */
record FirewallFamily(
        FirewallTable structure,
        Set<FirewallPart> parts,
        Map<BlockedAddress, Integer> blocked,
        Map<Integer, VmacLink> vmacs) {
    /** A message holds 64 KiB, an element some 60 bytes. */
    private static final int ELEMENTS_PER_MESSAGE = 500;

    FirewallFamily {
        parts = Set.copyOf(parts);
        blocked = Collections.unmodifiableMap(new LinkedHashMap<>(blocked));
        vmacs = Collections.unmodifiableMap(new LinkedHashMap<>(vmacs));
    }

    static FirewallFamily none(FirewallTable structure) {
        return new FirewallFamily(structure, Set.of(), Map.of(), Map.of());
    }

    NftTable table() {
        return structure.table();
    }

    Step block(List<BlockedAddress> addresses) {
        Map<BlockedAddress, Integer> counts = new LinkedHashMap<>(blocked);
        List<BlockedAddress> fresh = new ArrayList<>();
        for (BlockedAddress address : addresses) {
            if (counts.merge(address, 1, Integer::sum) == 1) {
                fresh.add(address);
            }
        }
        if (fresh.isEmpty()) {
            return new Step(new FirewallFamily(structure, parts, counts, vmacs), List.of(), List.of());
        }
        EnumSet<FirewallPart> needed = EnumSet.of(FirewallPart.TABLE, FirewallPart.ADDRESSES);
        if (fresh.stream().anyMatch(BlockedAddress::linkLocal)) {
            needed.add(FirewallPart.LINK_LOCAL_ADDRESSES);
        }
        List<Request> elements = new ArrayList<>();
        add(elements, structure.addresses(), global(fresh));
        add(elements, structure.linkLocalAddresses(), linkLocal(fresh));
        return new Step(new FirewallFamily(structure, with(needed), counts, vmacs), missing(needed), elements);
    }

    Step unblock(List<BlockedAddress> addresses) {
        Map<BlockedAddress, Integer> counts = new LinkedHashMap<>(blocked);
        List<BlockedAddress> stale = new ArrayList<>();
        for (BlockedAddress address : addresses) {
            Integer count = counts.get(address);
            if (count != null && count > 1) {
                counts.put(address, count - 1);
            } else if (count != null) {
                counts.remove(address);
                stale.add(address);
            }
        }
        List<Request> elements = new ArrayList<>();
        delete(elements, structure.addresses(), global(stale));
        delete(elements, structure.linkLocalAddresses(), linkLocal(stale));
        return new Step(new FirewallFamily(structure, parts, counts, vmacs), List.of(), elements);
    }

    Step add(VmacLink vmac) {
        if (vmac.equals(vmacs.get(vmac.linkIndex()))) {
            return Step.unchanged(this);
        }
        List<Request> elements = new ArrayList<>();
        Map<Integer, VmacLink> links = new LinkedHashMap<>(vmacs);
        VmacLink earlier = links.put(vmac.linkIndex(), vmac);
        if (earlier != null) {
            elements.addAll(deletion(earlier));
        }
        elements.addAll(addition(vmac));
        EnumSet<FirewallPart> needed = EnumSet.of(FirewallPart.TABLE, FirewallPart.VMACS);
        return new Step(new FirewallFamily(structure, with(needed), blocked, links), missing(needed), elements);
    }

    Step remove(VmacLink vmac) {
        Map<Integer, VmacLink> links = new LinkedHashMap<>(vmacs);
        VmacLink earlier = links.remove(vmac.linkIndex());
        if (earlier == null) {
            return Step.unchanged(this);
        }
        return new Step(new FirewallFamily(structure, parts, blocked, links), List.of(), deletion(earlier));
    }

    /** Creating a table that is there does nothing, so that deleting it afterwards always succeeds. */
    Step rebuild() {
        List<Request> requests = new ArrayList<>();
        requests.add(NftMessages.createTable(table()));
        requests.add(NftMessages.deleteTable(table()));
        List<Request> elements = new ArrayList<>();
        if (!parts.isEmpty()) {
            requests.addAll(new FirewallFamily(structure, Set.of(), Map.of(), Map.of()).missing(parts));
        }
        add(elements, structure.addresses(), global(List.copyOf(blocked.keySet())));
        add(elements, structure.linkLocalAddresses(), linkLocal(List.copyOf(blocked.keySet())));
        vmacs.values().forEach(vmac -> elements.addAll(addition(vmac)));
        return new Step(this, requests, elements);
    }

    Step close() {
        List<Request> requests = parts.isEmpty() ? List.of() : List.of(NftMessages.deleteTable(table()));
        return new Step(none(structure), requests, List.of());
    }

    private Set<FirewallPart> with(Set<FirewallPart> needed) {
        EnumSet<FirewallPart> all = EnumSet.copyOf(needed);
        all.addAll(parts);
        return all;
    }

    private List<Request> missing(Set<FirewallPart> needed) {
        List<Request> requests = new ArrayList<>();
        EnumSet<FirewallPart> made = EnumSet.noneOf(FirewallPart.class);
        made.addAll(parts);
        for (FirewallPart part : FirewallPart.values()) {
            if (needed.contains(part) && made.add(part)) {
                requests.addAll(structure.make(part, made.contains(FirewallPart.ADDRESSES)));
            }
        }
        return requests;
    }

    private List<Request> addition(VmacLink vmac) {
        List<Request> requests = new ArrayList<>();
        if (vmac.baseLinkLocal() != null) {
            NftElement base = NftElement.addressOnLink(vmac.baseLinkLocal(), vmac.linkName());
            requests.add(NftMessages.addElements(structure.baseLinkLocal(), List.of(base)));
        }
        NftElement below = NftElement.linkToLink(vmac.linkIndex(), vmac.baseIndex());
        requests.add(NftMessages.addElements(structure.vmacMap(), List.of(below)));
        if (vmac.ipv6()) {
            requests.add(NftMessages.addElements(structure.vmacSet(), List.of(NftElement.link(vmac.linkIndex()))));
        }
        return requests;
    }

    private List<Request> deletion(VmacLink vmac) {
        List<Request> requests = new ArrayList<>();
        NftElement below = NftElement.linkToLink(vmac.linkIndex(), vmac.baseIndex());
        requests.add(NftMessages.deleteElements(structure.vmacMap(), List.of(below)));
        if (vmac.ipv6()) {
            requests.add(NftMessages.deleteElements(structure.vmacSet(), List.of(NftElement.link(vmac.linkIndex()))));
        }
        if (vmac.baseLinkLocal() != null) {
            NftElement base = NftElement.addressOnLink(vmac.baseLinkLocal(), vmac.linkName());
            requests.add(NftMessages.deleteElements(structure.baseLinkLocal(), List.of(base)));
        }
        return requests;
    }

    private static void add(List<Request> requests, NftSet set, List<NftElement> elements) {
        for (int from = 0; from < elements.size(); from += ELEMENTS_PER_MESSAGE) {
            requests.add(NftMessages.addElements(set, part(elements, from)));
        }
    }

    private static void delete(List<Request> requests, NftSet set, List<NftElement> elements) {
        for (int from = 0; from < elements.size(); from += ELEMENTS_PER_MESSAGE) {
            requests.add(NftMessages.deleteElements(set, part(elements, from)));
        }
    }

    private static List<NftElement> part(List<NftElement> elements, int from) {
        return elements.subList(from, Math.min(elements.size(), from + ELEMENTS_PER_MESSAGE));
    }

    private static List<NftElement> global(List<BlockedAddress> addresses) {
        return addresses.stream()
                .filter(address -> !address.linkLocal())
                .map(address -> NftElement.address(address.address()))
                .toList();
    }

    private List<NftElement> linkLocal(List<BlockedAddress> addresses) {
        boolean byName = structure.linkLocalByName();
        return addresses.stream()
                .filter(BlockedAddress::linkLocal)
                .map(address -> byName
                        ? NftElement.addressOnLink(address.address(), address.linkName())
                        : NftElement.addressOnLink(address.address(), address.linkIndex()))
                .toList();
    }

    /**
     * What to do.
     *
     * @param structure tables, chains, sets and rules, to be made first
     * @param elements of sets
     */
    record Step(FirewallFamily next, List<Request> structure, List<Request> elements) {
        Step {
            structure = List.copyOf(structure);
            elements = List.copyOf(elements);
        }

        static Step unchanged(FirewallFamily same) {
            return new Step(same, List.of(), List.of());
        }
    }
}
