package io.vipward.netlink.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.LinkKind.IpvlanSharing;
import io.vipward.netlink.route.LinkKind.Macvlan;
import io.vipward.netlink.route.LinkKind.MacvlanMode;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.Request;
import io.vipward.netlink.wire.Vectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our requests are, byte for byte, those that keepalived sends for virtual interfaces. */
class LinkGoldenTest {
    private static final MacAddress VMAC = MacAddress.parse("00:00:5e:00:01:33");

    @Test
    void macvlanIsMade() {
        assertSends("rt-vmac-macvlan-create", new LinkChange.Add(NewLink.macvlan("vrrp.51", 5, VMAC)));
        assertSends(
                "rt-vmac-macvlan-create-v6",
                new LinkChange.Add(NewLink.macvlan("vrrp6.52", 5, MacAddress.parse("00:00:5e:00:02:34"))));
        assertSends(
                "rt-vmac-set-master-vrf",
                new LinkChange.Add(NewLink.macvlan("vrrp.51", 7, VMAC).withMaster(14)));
    }

    @Test
    void ipvlanIsMadeAndUpAtOnce() {
        assertSends("rt-ipvlan-create", new LinkChange.Add(NewLink.ipvlan("ipv51", 5, IpvlanSharing.PRIVATE)));
    }

    @Test
    void settingsOfTheVirtualInterfaceAndOfTheOneBelow() {
        assertSends("rt-vmac-sysctl-vmac-v4", LinkChange.Set.of(8, LinkAttribute.VMAC_IPV4));
        assertSends("rt-vmac-sysctl-parent-arp", LinkChange.Set.of(5, LinkAttribute.VMAC_BASE));
        assertSends(
                "rt-vmac-sysctl-parent-rp-filter",
                LinkChange.Set.of(5, new LinkAttribute.Ipv4(Map.of(Ipv4Setting.RP_FILTER, 1))));
        assertSends(
                "rt-vmac-addr-gen-mode-none",
                LinkChange.Set.of(8, new LinkAttribute.LinkLocal(AddressGeneration.NONE)));
    }

    @Test
    void setUpAndDeleted() {
        assertSends("rt-vmac-up", LinkChange.Set.of(8, new LinkAttribute.Up(true)));
        assertSends("rt-vmac-delete", new LinkChange.Delete(12));
    }

    @Test
    void askedForByName() {
        assertRequest("rt-link-get-by-name", RouteCodec.getLink("vrrp.51"));
    }

    @Test
    void macvlanIsReadWithEverythingThatAdoptingItNeeds() {
        Link link = links("rt-link-get-by-name").get(0);

        assertEquals("vrrp.51", link.name());
        assertEquals(VMAC, link.mac());
        assertEquals(new Macvlan(MacvlanMode.PRIVATE), link.kind());
        assertEquals(new LinkRelations(5, false, 0, 0), link.relations());
        assertEquals(LinkDetails.ETHERNET, link.details().hardwareType());
        assertEquals(AddressGeneration.EUI64, link.details().settings().addressGeneration());
        assertEquals(0, link.details().settings().ipv4().get(Ipv4Setting.ARP_IGNORE));
        assertEquals(0, link.details().settings().ipv4().get(Ipv4Setting.PROMOTE_SECONDARIES));
        assertTrue(NewLink.macvlan("other", 5, VMAC).isLike(link));
        assertFalse(NewLink.macvlan("vrrp.51", 6, VMAC).isLike(link));
        assertFalse(NewLink.macvlan("vrrp.51", 5, MacAddress.parse("00:00:5e:00:01:34"))
                .isLike(link));
        assertFalse(new NewLink("vrrp.51", new Macvlan(MacvlanMode.BRIDGE), 5, VMAC, 0, 0).isLike(link));
    }

    @Test
    void settingsThatTheKernelHasChangedAreRead() {
        Link changed = links("ip-link-mtu").get(0);

        assertEquals(1_400, changed.mtu());
    }

    @Test
    void severalThingsAreChangedInOneRequest() {
        LinkChange change = LinkChange.Set.of(
                8,
                new LinkAttribute.Name("vrrp.7"),
                new LinkAttribute.Mtu(1_400),
                new LinkAttribute.Group(3),
                new LinkAttribute.Mac(VMAC),
                new LinkAttribute.Master(14),
                new LinkAttribute.Kind(new Macvlan(MacvlanMode.BRIDGE)),
                new LinkAttribute.Up(false));

        assertEquals(
                "6c00000010000500" + "0000000000000000"
                        + "00000000080000000000000001000000"
                        + "0b000300767272702e370000"
                        + "0800040078050000"
                        + "08001b0003000000"
                        + "0a00010000005e0001330000"
                        + "08000a000e000000"
                        + "1c0012000b0001006d6163766c616e000c0002000800010004000000",
                Vectors.comparable(RouteCodec.change(change)));
    }

    private static List<Link> links(String vector) {
        return Vectors.answers(vector).stream()
                .map(RouteCodec::decode)
                .filter(RouteMessage.LinkPresent.class::isInstance)
                .map(message -> ((RouteMessage.LinkPresent) message).link())
                .toList();
    }

    private static void assertSends(String vector, LinkChange change) {
        assertRequest(vector, RouteCodec.change(change));
    }

    private static void assertRequest(String vector, Request request) {
        assertEquals(Vectors.comparable(Vectors.requests(vector).get(0)), Vectors.comparable(request), vector);
    }
}
