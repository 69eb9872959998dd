package io.vipward.netlink.nftables;

import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The sets of one family's table and the requests that make its parts, as keepalived has them. Immutable, any thread.
 */
final class FirewallTable {
    private static final String IN = "in";
    private static final String OUT = "out";
    private static final String IN_LINK_LOCAL = "in_link_local";
    private static final String OUT_LINK_LOCAL = "out_link_local";
    private static final int HOOK_IN = 1;
    private static final int HOOK_OUT = 3;

    private static final int NEIGHBOUR_SOLICITATION = 135;
    private static final int NEIGHBOUR_ADVERTISEMENT = 136;
    private static final int MLD_REPORT = 131;
    private static final int MLD2_REPORT = 143;

    private final FirewallOptions options;
    private final FirewallRules rules;
    private final NftTable table;
    private final NftSet addresses;
    private final NftSet neighbourDiscovery;
    private final NftSet linkLocalAddresses;
    private final NftSet vmacMap;
    private final NftSet vmacSet;
    private final NftSet baseLinkLocal;
    private final NftSet mldReports;

    FirewallTable(FirewallOptions options, boolean ipv6) {
        this.options = options;
        this.rules = new FirewallRules(options, ipv6);
        this.table = new NftTable(ipv6, options.table());
        NftType address = ipv6 ? NftType.IPV6_ADDRESS : NftType.IPV4_ADDRESS;
        // Numbers need to differ within a transaction, which may make both tables.
        int id = ipv6 ? 10 : 0;
        this.addresses = NftSet.of(table, "vips", id + 1, address);
        this.neighbourDiscovery = new NftSet(table, "neighbor-discovery", id + 2, NftType.ICMPV6_TYPE, null, true);
        this.linkLocalAddresses = NftSet.of(
                table,
                "vips_link_local",
                id + 3,
                options.linkLocalByName() ? NftType.IPV6_ADDRESS_ON_NAMED_LINK : NftType.IPV6_ADDRESS_ON_LINK);
        this.vmacMap = new NftSet(table, "vmac_map", id + 4, NftType.LINK_INDEX, NftType.LINK_INDEX, false);
        this.vmacSet = NftSet.of(table, "vmac_set", id + 5, NftType.LINK_INDEX);
        this.baseLinkLocal = NftSet.of(table, "parent_link_local", id + 6, NftType.IPV6_ADDRESS_ON_NAMED_LINK);
        this.mldReports = new NftSet(table, "mld-report", id + 7, NftType.ICMPV6_TYPE, null, true);
    }

    NftTable table() {
        return table;
    }

    boolean linkLocalByName() {
        return options.linkLocalByName();
    }

    NftSet addresses() {
        return addresses;
    }

    NftSet linkLocalAddresses() {
        return linkLocalAddresses;
    }

    NftSet vmacMap() {
        return vmacMap;
    }

    NftSet vmacSet() {
        return vmacSet;
    }

    NftSet baseLinkLocal() {
        return baseLinkLocal;
    }

    List<Request> make(FirewallPart part, boolean addressesAreThere) {
        return switch (part) {
            case TABLE -> List.of(NftMessages.createTable(table), baseChain(OUT, HOOK_OUT));
            case ADDRESSES -> table.ipv6() ? ipv6Addresses() : ipv4Addresses();
            case LINK_LOCAL_ADDRESSES -> linkLocal();
            case VMACS -> table.ipv6() ? ipv6Vmacs(addressesAreThere) : ipv4Vmacs();
        };
    }

    private List<Request> ipv4Addresses() {
        return List.of(
                baseChain(IN, HOOK_IN),
                NftMessages.createSet(addresses),
                append(IN, rules.dropDestination(addresses)),
                append(OUT, rules.dropSource(addresses)));
    }

    /** What neighbours need to reach others must pass, and link-local addresses mean nothing without their interface. */
    private List<Request> ipv6Addresses() {
        List<Request> requests = new ArrayList<>();
        requests.add(baseChain(IN, HOOK_IN));
        requests.add(NftMessages.createChain(table, IN_LINK_LOCAL));
        requests.add(NftMessages.createChain(table, OUT_LINK_LOCAL));
        requests.add(NftMessages.createSet(addresses));
        requests.add(NftMessages.createSet(neighbourDiscovery));
        requests.add(NftMessages.addElements(
                neighbourDiscovery,
                List.of(
                        NftElement.icmpv6Type(NEIGHBOUR_SOLICITATION),
                        NftElement.icmpv6Type(NEIGHBOUR_ADVERTISEMENT))));
        requests.add(append(IN, rules.acceptIcmpv6(neighbourDiscovery)));
        requests.add(append(IN, rules.linkLocalDestination(IN_LINK_LOCAL)));
        requests.add(append(OUT, rules.acceptIcmpv6(neighbourDiscovery)));
        requests.add(append(OUT, rules.linkLocalSource(OUT_LINK_LOCAL)));
        requests.add(append(IN, rules.dropDestination(addresses)));
        requests.add(append(OUT, rules.dropSource(addresses)));
        return requests;
    }

    private List<Request> linkLocal() {
        return List.of(
                NftMessages.createSet(linkLocalAddresses),
                append(IN_LINK_LOCAL, rules.dropLinkLocalDestination(linkLocalAddresses)),
                append(OUT_LINK_LOCAL, rules.dropLinkLocalSource(linkLocalAddresses)));
    }

    private List<Request> ipv4Vmacs() {
        return List.of(NftMessages.createSet(vmacMap), append(OUT, rules.igmpThroughBase(vmacMap)));
    }

    private List<Request> ipv6Vmacs(boolean addressesAreThere) {
        List<Request> requests = new ArrayList<>();
        requests.add(NftMessages.createSet(baseLinkLocal));
        requests.add(NftMessages.createSet(mldReports));
        requests.add(NftMessages.addElements(
                mldReports, List.of(NftElement.icmpv6Type(MLD_REPORT), NftElement.icmpv6Type(MLD2_REPORT))));
        requests.add(NftMessages.createSet(vmacMap));
        requests.add(NftMessages.createSet(vmacSet));
        // Before the rule that accepts neighbour discovery, if that is there already.
        requests.add(
                NftMessages.createRule(table, OUT, rules.dropAdvertisementOfBase(baseLinkLocal), addressesAreThere));
        requests.add(append(OUT, rules.mldThroughBase(mldReports, vmacMap)));
        requests.add(append(OUT, rules.dropRouterSolicitation(vmacSet)));
        return requests;
    }

    private Request baseChain(String name, int hook) {
        return NftMessages.createBaseChain(table, name, hook, options.priority());
    }

    private Request append(String chain, NftRule rule) {
        return NftMessages.createRule(table, chain, rule, false);
    }
}
