package io.vipward.netlink.nftables;

/**
 * The rules of one family's table, each as nft(8) writes it. Immutable, any thread.
 *
 * <pre>
 * IPv4 header: 9 protocol, 12 source, 16 destination; IPv6 header: 6 next header, 8 source, 24 destination
 * </pre>
 */
final class FirewallRules {
    private static final int FIRST = 1;
    private static final int SECOND = 2;

    private static final int IPV4_PROTOCOL = 9;
    private static final int IPV6_NEXT_HEADER = 6;
    private static final String IGMP = "02";
    private static final String ICMPV6 = "3a";
    private static final String ROUTER_SOLICITATION = "85";
    private static final String NEIGHBOUR_ADVERTISEMENT = "88";
    private static final String MACVLAN = NftElement.name("macvlan");
    private static final String LINK_LOCAL_MASK = "ffc00000000000000000000000000000";
    private static final String LINK_LOCAL = "fe800000000000000000000000000000";

    private final boolean counters;
    private final boolean linkLocalByName;
    private final int source;
    private final int destination;
    private final int addressBytes;

    FirewallRules(FirewallOptions options, boolean ipv6) {
        this.counters = options.counters();
        this.linkLocalByName = options.linkLocalByName();
        this.source = ipv6 ? 8 : 12;
        this.destination = ipv6 ? 24 : 16;
        this.addressBytes = ipv6 ? 16 : 4;
    }

    /** {@code ip daddr @vips drop}. */
    NftRule dropDestination(NftSet set) {
        return address(destination).in(FIRST, set).drop();
    }

    /** {@code ip saddr @vips drop}. */
    NftRule dropSource(NftSet set) {
        return address(source).in(FIRST, set).drop();
    }

    /** {@code icmpv6 type @neighbor-discovery accept}. */
    NftRule acceptIcmpv6(NftSet types) {
        return rule().payload(FIRST, NftRule.NETWORK_HEADER, IPV6_NEXT_HEADER, 1)
                .equal(FIRST, ICMPV6)
                .payload(FIRST, NftRule.TRANSPORT_HEADER, 0, 1)
                .in(FIRST, types)
                .accept();
    }

    /** {@code ip6 daddr fe80::/10 goto in_link_local}. */
    NftRule linkLocalDestination(String chain) {
        return address(destination)
                .mask(FIRST, LINK_LOCAL_MASK)
                .equal(FIRST, LINK_LOCAL)
                .goTo(chain);
    }

    /** {@code ip6 saddr fe80::/10 goto out_link_local}. */
    NftRule linkLocalSource(String chain) {
        return address(source)
                .mask(FIRST, LINK_LOCAL_MASK)
                .equal(FIRST, LINK_LOCAL)
                .goTo(chain);
    }

    /** {@code ip6 daddr . iif @vips_link_local drop}. */
    NftRule dropLinkLocalDestination(NftSet set) {
        int link = linkLocalByName ? NftRule.META_IN_NAME : NftRule.META_IN_INDEX;
        return address(destination).meta(SECOND, link).in(FIRST, set).drop();
    }

    /** {@code ip6 saddr . oif @vips_link_local drop}. */
    NftRule dropLinkLocalSource(NftSet set) {
        int link = linkLocalByName ? NftRule.META_OUT_NAME : NftRule.META_OUT_INDEX;
        return address(source).meta(SECOND, link).in(FIRST, set).drop();
    }

    /** {@code ip protocol igmp meta oifkind "macvlan" dup to ip daddr device oif map @vmac_map drop}. */
    NftRule igmpThroughBase(NftSet map) {
        NftRule rule =
                rule().payload(FIRST, NftRule.NETWORK_HEADER, IPV4_PROTOCOL, 1).equal(FIRST, IGMP);
        return throughBase(rule, map);
    }

    /** {@code icmpv6 type @mld-report meta oifkind "macvlan" dup to ip6 daddr device oif map @vmac_map drop}. */
    NftRule mldThroughBase(NftSet types, NftSet map) {
        return throughBase(icmpv6Type().in(FIRST, types), map);
    }

    /** {@code icmpv6 type nd-router-solicit meta oifkind "macvlan" oif @vmac_set drop}. */
    NftRule dropRouterSolicitation(NftSet set) {
        return fromMacvlan(icmpv6Type().equal(FIRST, ROUTER_SOLICITATION))
                .meta(SECOND, NftRule.META_OUT_INDEX)
                .in(SECOND, set)
                .drop();
    }

    /** {@code icmpv6 type nd-neighbor-advert meta oifkind "macvlan" ip6 saddr . oifname @parent_link_local drop}. */
    NftRule dropAdvertisementOfBase(NftSet set) {
        return fromMacvlan(icmpv6Type().equal(FIRST, NEIGHBOUR_ADVERTISEMENT))
                .payload(FIRST, NftRule.NETWORK_HEADER, source, addressBytes)
                .meta(SECOND, NftRule.META_OUT_NAME)
                .in(FIRST, set)
                .drop();
    }

    /** The copy goes to the packet's destination, through the interface that is below its own. */
    private NftRule throughBase(NftRule rule, NftSet map) {
        NftRule toDestination = rule.payload(FIRST, NftRule.NETWORK_HEADER, destination, addressBytes);
        return fromMacvlan(toDestination)
                .meta(SECOND, NftRule.META_OUT_INDEX)
                .mapped(SECOND, map)
                .duplicate(FIRST, SECOND)
                .drop();
    }

    private static NftRule fromMacvlan(NftRule rule) {
        return rule.meta(SECOND, NftRule.META_OUT_KIND).equal(SECOND, MACVLAN);
    }

    private NftRule icmpv6Type() {
        return rule().meta(FIRST, NftRule.META_PROTOCOL)
                .equal(FIRST, ICMPV6)
                .payload(FIRST, NftRule.TRANSPORT_HEADER, 0, 1);
    }

    private NftRule address(int offset) {
        return rule().payload(FIRST, NftRule.NETWORK_HEADER, offset, addressBytes);
    }

    private NftRule rule() {
        return new NftRule(counters);
    }
}
