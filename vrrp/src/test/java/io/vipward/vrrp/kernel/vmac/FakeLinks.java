package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.fake.FakeSysctls;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkAttribute;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkRelations;
import io.vipward.netlink.route.LinkSettings;
import io.vipward.netlink.route.NewLink;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.Reply;
import io.vipward.vrrp.core.Fixtures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Interfaces and their settings as a kernel has them, with a diary of what was done to them. For one thread. */
final class FakeLinks implements LinkPort {
    final FakeSysctls sysctls = new FakeSysctls();
    final List<String> diary = new ArrayList<>();
    final Set<String> unknownKinds = new TreeSet<>();

    private final Map<Integer, Link> links = new LinkedHashMap<>();
    private final List<InterfaceAddress> addresses = new ArrayList<>();
    private int nextIndex = 10;
    private boolean closed;

    FakeLinks() {
        for (String name : List.of("all", "default")) {
            settingsOf(name);
        }
        sysctls.with(new SysctlName("net/ipv4/igmp_link_local_mcast_reports"), "1");
        ethernet("eth0", 7);
        ethernet("eth1", 0);
    }

    void ethernet(String name, long group) {
        put(new Link(
                nextIndex,
                name,
                Link.UP | Link.RUNNING,
                MacAddress.parse("02:00:00:00:00:%02x".formatted(nextIndex)),
                1_500,
                details(LinkKind.NONE, new LinkRelations(0, false, 0, group))));
        nextIndex++;
    }

    void enslave(String name, String vrf) {
        put(new Link(
                nextIndex, vrf, Link.UP, MacAddress.NONE, 1_500, details(new LinkKind.Vrf(10), LinkRelations.NONE)));
        Link link = named(name);
        LinkRelations relations = link.relations();
        put(with(
                link,
                link.flags(),
                link.mac(),
                new LinkRelations(relations.lowerIndex(), false, nextIndex, relations.group())));
        nextIndex++;
    }

    void addLinkLocal(String name, String address) {
        addresses.add(InterfaceAddress.of(named(name).index(), Fixtures.address(address), 64));
    }

    void clearAddresses(String name) {
        addresses.removeIf(address -> address.linkIndex() == named(name).index());
    }

    /** As somebody else does it: what is on it goes as well. */
    void vanish(String name) {
        int index = named(name).index();
        links.values()
                .removeIf(link -> link.index() == index || link.relations().lowerIndex() == index);
        addresses.removeIf(address -> !links.containsKey(address.linkIndex()));
    }

    Link named(String name) {
        return link(name).orElseThrow(() -> new AssertionError("no " + name + " among " + names()));
    }

    List<String> names() {
        return links.values().stream().map(Link::name).toList();
    }

    /** As {@code ADDRESS/LENGTH}. */
    List<String> addressesOf(String name) {
        int index = named(name).index();
        return addresses.stream()
                .filter(address -> address.linkIndex() == index)
                .map(address -> address.address().getHostAddress() + "/" + address.prefixLength())
                .toList();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public List<Link> links() {
        return List.copyOf(links.values());
    }

    @Override
    public Optional<Link> link(String name) {
        return links.values().stream().filter(link -> link.name().equals(name)).findFirst();
    }

    @Override
    public List<InterfaceAddress> addresses() {
        return List.copyOf(addresses);
    }

    @Override
    public Reply apply(KernelChange change) {
        if (change instanceof LinkChange.Add add) {
            return add(add.link());
        } else if (change instanceof LinkChange.Set set) {
            set.attributes().forEach(attribute -> set(set.linkIndex(), attribute));
        } else if (change instanceof LinkChange.Delete delete) {
            Link gone = links.get(delete.linkIndex());
            if (gone == null) {
                return new Reply.Failed(Errno.ENODEV);
            }
            diary.add("delete " + gone.name());
            vanish(gone.name());
        } else if (change instanceof AddressChange.Add add) {
            if (addresses.stream().anyMatch(add.address()::sameAs)) {
                return new Reply.Failed(Errno.EEXIST);
            }
            addresses.add(add.address());
            diary.add("address " + name(add.address().linkIndex()));
        } else if (change instanceof AddressChange.Delete delete) {
            addresses.removeIf(delete.address()::sameAs);
        }
        return Reply.ACKNOWLEDGED;
    }

    @Override
    public FakeSysctls sysctls() {
        return sysctls;
    }

    @Override
    public void close() {
        closed = true;
    }

    private Reply add(NewLink link) {
        if (unknownKinds.contains(link.kind().name())) {
            return new Reply.Failed(Errno.EOPNOTSUPP, Optional.of("Unknown device type"));
        }
        if (link(link.name()).isPresent()) {
            return new Reply.Failed(Errno.EEXIST);
        }
        diary.add("add " + link.name() + " " + link.kind().name() + " on " + name(link.lowerIndex()) + " group "
                + link.group() + (link.masterIndex() == 0 ? "" : " master " + name(link.masterIndex())));
        put(new Link(
                nextIndex++,
                link.name(),
                link.kind() instanceof LinkKind.Ipvlan ? Link.UP : 0,
                link.mac(),
                1_500,
                details(link.kind(), new LinkRelations(link.lowerIndex(), false, link.masterIndex(), link.group()))));
        return Reply.ACKNOWLEDGED;
    }

    private void set(int index, LinkAttribute attribute) {
        Link link = Objects.requireNonNull(links.get(index));
        LinkRelations relations = link.relations();
        if (attribute instanceof LinkAttribute.Up up) {
            diary.add("up " + link.name());
            links.put(index, with(link, up.up() ? Link.UP | Link.RUNNING : 0, link.mac(), relations));
        } else if (attribute instanceof LinkAttribute.Mac mac) {
            diary.add("mac " + link.name());
            links.put(index, with(link, link.flags(), mac.mac(), relations));
        } else if (attribute instanceof LinkAttribute.Group group) {
            diary.add("group " + link.name() + " " + group.group());
            links.put(
                    index,
                    with(
                            link,
                            link.flags(),
                            link.mac(),
                            new LinkRelations(relations.lowerIndex(), false, relations.masterIndex(), group.group())));
        } else if (attribute instanceof LinkAttribute.Ipv4 settings) {
            diary.add((settings.equals(LinkAttribute.VMAC_IPV4) ? "ipv4 " : "ipv6 ") + link.name());
        } else if (attribute instanceof LinkAttribute.LinkLocal) {
            diary.add("no link-local " + link.name());
        }
    }

    private void put(Link link) {
        links.put(link.index(), link);
        settingsOf(link.name());
    }

    private void settingsOf(String name) {
        for (String setting : List.of("rp_filter", "arp_ignore", "arp_filter")) {
            sysctls.with(SysctlName.ipv4(name, setting), "0");
        }
        sysctls.with(SysctlName.ipv6(name, "disable_ipv6"), "0");
    }

    private String name(int index) {
        Link link = links.get(index);
        return link == null ? "?" : link.name();
    }

    private static Link with(Link link, int flags, MacAddress mac, LinkRelations relations) {
        return new Link(link.index(), link.name(), flags, mac, link.mtu(), details(link.kind(), relations));
    }

    private static LinkDetails details(LinkKind kind, LinkRelations relations) {
        return new LinkDetails(LinkDetails.ETHERNET, kind, relations, true, LinkDetails.OPERATING, LinkSettings.NONE);
    }
}
