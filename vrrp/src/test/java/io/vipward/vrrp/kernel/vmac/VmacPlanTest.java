package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkKind.Ipvlan;
import io.vipward.netlink.route.LinkKind.IpvlanSharing;
import io.vipward.netlink.route.LinkKind.Macvlan;
import io.vipward.netlink.route.LinkKind.MacvlanMode;
import io.vipward.netlink.route.LinkRelations;
import io.vipward.netlink.route.LinkSettings;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VmacPlanTest {
    private static final MacAddress MAC_51 = MacAddress.parse("00:00:5e:00:01:33");
    private static final MacAddress OTHER_MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final int NOT_ETHERNET = 0xfffe;

    private final List<Link> existing = new ArrayList<>(List.of(ethernet(2, "eth0"), ethernet(3, "eth1")));
    private InterfaceDefaults defaults = InterfaceDefaults.DEFAULT;

    @Test
    void namesAreChosenAsKeepalivedChoosesThem() {
        VmacPlan plan = plan(
                instance("V1"),
                instance("V2").on("eth1"),
                instance("V6").ipv6(),
                instance("V61").ipv6().on("eth1"),
                instance("V66").ipv6().vrid(66));

        assertEquals(List.of("vrrp.51", "vrrp1.51", "vrrp6.51", "vrrp2.51", "vrrp.66"), names(plan));
        assertEquals(
                List.of(
                        "00:00:5e:00:01:33",
                        "00:00:5e:00:01:33",
                        "00:00:5e:00:02:33",
                        "00:00:5e:00:02:33",
                        "00:00:5e:00:02:42"),
                macs(plan));
        assertEquals(List.of(), plan.remarks());
    }

    @Test
    void theSixthIsLeftToIpv6() {
        List<Configured> many = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            existing.add(ethernet(10 + number, "net" + number));
            many.add(instance("V" + number).on("net" + number));
        }

        VmacPlan plan = plan(many.toArray(Configured[]::new));

        assertEquals(
                List.of("vrrp.51", "vrrp1.51", "vrrp2.51", "vrrp3.51", "vrrp4.51", "vrrp5.51", "vrrp7.51", "vrrp8.51"),
                names(plan));
    }

    @Test
    void prefixesGiveWayToNumbers() {
        defaults = prefixes("fourteen141414", null);

        VmacPlan plan = plan(
                instance("V1").vrid(1),
                instance("V2").vrid(1).on("eth1"),
                instance("V6").vrid(1).ipv6(),
                instance("V7"),
                instance("V8").vrid(251));

        assertEquals(
                List.of("fourteen14141.1", "fourteen14142.1", "fourteen14146.1", "fourteen1414.51", "fourteen141.251"),
                names(plan));
    }

    @Test
    void aNameThatIsWrittenIsKeptForTheOneItIsMeantFor() {
        VmacPlan plan = plan(instance("V1"), instance("V2").vrid(52).vmac("vrrp.51", null));

        assertEquals("vrrp1.51", virtualName(plan, 0));
        assertEquals("vrrp.51", virtualName(plan, 1));
    }

    @Test
    void macAddressesAreWrittenInWholeOrWithoutTheVrid() {
        VmacPlan plan = plan(
                instance("V1").vmac("x1", "02aabbccdd"), instance("V2").vrid(52).vmac("x2", "02aabbccddee"));

        assertEquals(List.of("02:aa:bb:cc:dd:33", "02:aa:bb:cc:dd:ee"), macs(plan));
    }

    @Test
    void whatIsThereAlreadyIsUsedByItsName() {
        existing.add(macvlan(4, "old", 2, MAC_51));

        VmacPlan unnamed = plan(instance("V1"));
        VmacPlan named = plan(instance("V1").vmac("mine", null));

        assertEquals("old", virtualName(unnamed, 0));
        assertEquals(List.of("(V1) Found matching interface old"), texts(unnamed));
        assertEquals("old", virtualName(named, 0));
        assertEquals(
                List.of("(V1) Found matching interface old", "(V1) vmac name mismatch mine <=> old. changing to old."),
                texts(named));
    }

    @Test
    void nothingIsFoundThatIsOurs() {
        existing.add(macvlan(4, "vrrp.51", 2, MAC_51));

        VmacPlan plan = VmacPlan.of(settings(instance("V1")), defaults, existing, Set.of("vrrp.51"));

        assertEquals("vrrp.51", virtualName(plan, 0));
        assertEquals(List.of(), plan.remarks());
    }

    @Test
    void anInterfaceThatOnlyLooksAlikeIsNotUsed() {
        existing.add(macvlan(4, "vrrp.51", 2, OTHER_MAC));
        existing.add(macvlan(5, "vrrp1.51", 3, MAC_51));
        existing.add(link(6, "vrrp2.51", 2, MAC_51, new Macvlan(MacvlanMode.BRIDGE), false));
        existing.add(link(7, "vrrp3.51", 2, MAC_51, LinkTable.PRIVATE_MACVLAN, true));

        VmacPlan plan = plan(instance("V1"));

        assertEquals("vrrp4.51", virtualName(plan, 0));
    }

    @Test
    void aPrivateMacvlanOfTheWrittenNameIsMadeFit() {
        existing.add(macvlan(4, "mine", 3, OTHER_MAC));

        VmacPlan plan = plan(instance("V1").vmac("mine", null));

        assertEquals("mine", virtualName(plan, 0));
        assertEquals(
                List.of("(V1) VMAC mine already exists but is incompatible. It will be deleted/updated"), texts(plan));
    }

    @Test
    void anythingElseOfTheWrittenNameIsLeftAlone() {
        existing.add(ethernet(4, "mine"));
        existing.add(link(5, "theirs", 9, MAC_51, LinkTable.PRIVATE_MACVLAN, true));

        VmacPlan plan =
                plan(instance("V1").vmac("mine", null), instance("V2").vrid(52).vmac("theirs", null));

        assertEquals("vrrp.51", virtualName(plan, 0));
        assertEquals("vrrp.52", virtualName(plan, 1));
        assertEquals(
                List.of(
                        "(V1) interface mine already exists and is not a private macvlan; ignoring vmac if_name",
                        "(V2) interface theirs already exists and is not a private macvlan; ignoring vmac if_name"),
                texts(plan));
    }

    @Test
    void anAdoptedNameIsNoLongerToBeHad() {
        existing.add(macvlan(4, "mine", 2, MAC_51));

        VmacPlan plan = plan(instance("V2").vrid(52).vmac("mine", null), instance("V1"));

        assertEquals("vrrp.52", virtualName(plan, 0));
        assertEquals("mine", virtualName(plan, 1));
    }

    @Test
    void twoInstancesCannotHaveTheSameMacOnOneInterface() {
        VmacPlan plan = plan(instance("V2").vip("192.0.2.101", "eth0"), instance("V1"));

        assertEquals("vrrp.51", virtualName(plan, 0));
        assertNull(plan.settings().instances().get(1).router().link().virtual());
        assertEquals(List.of("vrrp.51"), names(plan));
        assertEquals(Set.of("V1"), plan.faults().keySet());
        assertEquals(
                List.of("(V2) VIP/eVIP 192.0.2.101 uses same VMAC as VRRP instance V1, disabling V1"), texts(plan));
    }

    @Test
    void onlyEthernetCanBearThem() {
        existing.add(new Link(
                4,
                "tun0",
                Link.UP,
                MacAddress.NONE,
                1_500,
                new LinkDetails(NOT_ETHERNET, LinkKind.NONE, LinkRelations.NONE, true, 0, LinkSettings.NONE)));

        VmacPlan plan = plan(
                instance("V1").on("tun0"),
                instance("V2").vrid(52).virtual(null).vip("192.0.2.1", "tun0", AddressFlag.USE_VMAC));

        assertEquals(List.of(), plan.links());
        assertEquals(Set.of("V1", "V2"), plan.faults().keySet());
        assertTrue(texts(plan).contains("(V1): vmacs are only supported on Ethernet type interfaces"));
    }

    @Test
    void aMacvlanIsMadeBesideAnotherOne() {
        existing.add(link(4, "mv0", 2, OTHER_MAC, new Macvlan(MacvlanMode.BRIDGE), false));
        existing.add(macvlan(5, "old", 2, MAC_51));

        VmacPlan plan = plan(instance("V1").on("mv0"), instance("V2"));

        assertEquals("old", virtualName(plan, 0));
        assertEquals(Set.of("V2"), plan.faults().keySet());
    }

    @Test
    void addressesAreOnTheVmacIfTheirFamilyAndInterfaceAre() {
        VmacPlan plan = plan(
                instance("V1")
                        .vip("192.0.2.100", "eth0")
                        .vip("192.0.2.101", "eth1")
                        .excluded("192.0.2.102", "eth0")
                        .excluded("2001:db8::1", "eth0"),
                instance("V6").ipv6().excluded("192.0.2.103", "eth0"));

        assertEquals(List.of("vrrp.51", "eth1", "vrrp.51", "eth0"), bearers(plan, 0));
        assertEquals(List.of("vrrp6.51", "eth0"), bearers(plan, 1));
        assertTrue(plan.links().get(0).purpose().bothFamilies());
        assertTrue(plan.links().get(1).purpose().bothFamilies());
    }

    @Test
    void addressesElsewhereGetTheirOwnIfAskedFor() {
        VmacPlan plan = plan(instance("V1")
                .forAllAddresses()
                .vip("192.0.2.100", "eth0")
                .vip("192.0.2.101", "eth1")
                .vip("192.0.2.102", "eth1")
                .excluded("2001:db8::1", "eth0"));

        assertEquals(List.of("vrrp.51", "vrrp1.51", "vrrp1.51", "vrrp6.51"), bearers(plan, 0));
        assertEquals(List.of("vrrp.51", "vrrp1.51", "vrrp6.51"), names(plan));
        assertEquals(
                List.of("eth0", "eth1", "eth0"),
                plan.links().stream().map(VirtualLink::base).toList());
        assertEquals(List.of("00:00:5e:00:01:33", "00:00:5e:00:01:33", "00:00:5e:00:02:33"), macs(plan));
        assertFalse(plan.links().get(0).purpose().bothFamilies());
    }

    @Test
    void anAddressGetsItsOwnIfItAsksForIt() {
        defaults = prefixes(null, "addr");

        VmacPlan plan = plan(instance("V1")
                .virtual(null)
                .vip("192.0.2.100", "eth0", AddressFlag.USE_VMAC)
                .vip("192.0.2.101", "eth0"));

        assertNull(plan.settings().instances().get(0).router().link().virtual());
        assertEquals(List.of("addr.51", "eth0"), bearers(plan, 0));
    }

    @Test
    void addressPrefixesAreThoseOfInstancesUnlessSaid() {
        defaults = prefixes("v", null);

        VmacPlan plan = plan(instance("V1")
                .vip("192.0.2.100", "eth0", AddressFlag.USE_VMAC)
                .vip("192.0.2.101", "eth1", AddressFlag.USE_VMAC));

        assertEquals(List.of("v.51", "v1.51"), bearers(plan, 0));
    }

    @Test
    void interfacesOfAddressesAreAdoptedToo() {
        existing.add(macvlan(4, "old", 3, MAC_51));

        VmacPlan plan = plan(instance("V1").vip("192.0.2.101", "eth1", AddressFlag.USE_VMAC));

        assertEquals(List.of("old"), bearers(plan, 0));
        assertEquals(List.of("(V1) Found matching interface old"), texts(plan));
    }

    @Test
    void twoInstancesCannotHaveAddressesOnOneVmac() {
        VmacPlan plan = plan(
                instance("V1"),
                instance("V2").on("eth1").vip("192.0.2.101", "eth0", AddressFlag.USE_VMAC),
                instance("V3").vrid(53).vip("192.0.2.102", "vrrp.51"));

        assertEquals(Set.of("V2", "V3"), plan.faults().keySet());
        assertEquals(
                "(V1) VIP/eVIP 192.0.2.100 uses same VMAC as VRRP instance V2, disabling V2",
                plan.faults().get("V2"));
        assertEquals(
                "(V3) VIP/eVIP 192.0.2.102 is on the VMAC of VRRP instance V1, disabling V3",
                plan.faults().get("V3"));
    }

    @Test
    void linkLocalAddressesAreForAdverts() {
        VmacPlan plan = plan(
                instance("V1"),
                instance("V6").ipv6().vrid(52).source("fe80::1"),
                instance("V7").ipv6().vrid(53).fromBase());

        assertFalse(plan.links().get(0).purpose().linkLocal());
        assertTrue(plan.links().get(1).purpose().linkLocal());
        assertEquals(Fixtures.address("fe80::1"), plan.links().get(1).purpose().source());
        assertFalse(plan.links().get(2).purpose().linkLocal());
    }

    @Test
    void ipvlansShareTheMacAndLeaveAddressesWhereTheyAre() {
        VmacPlan plan = plan(instance("V1").ipvlan(null), instance("V2").ipvlan("ip"));

        assertEquals(List.of("ip", "vrrp.51"), names(plan).stream().sorted().toList());
        assertEquals("vrrp.51", virtualName(plan, 0));
        assertEquals(List.of("eth0"), bearers(plan, 0));
        VirtualLink link = plan.links().get(1);
        assertEquals(new Ipvlan(0, IpvlanSharing.PRIVATE), link.shape().kind());
        assertEquals(MacAddress.NONE, link.shape().mac());
        assertEquals(
                new VirtualLink.Address(Fixtures.address("192.0.2.51"), 24),
                link.purpose().address());
    }

    @Test
    void ipvlansAreAdoptedByName() {
        Ipvlan kind = new Ipvlan(0, IpvlanSharing.PRIVATE);
        existing.add(link(4, "ip", 2, MacAddress.NONE, kind, false));
        existing.add(link(5, "vrrp3.51", 2, MacAddress.NONE, kind, false));
        existing.add(link(6, "bad", 3, MacAddress.NONE, kind, false));

        VmacPlan plan = plan(
                instance("V1").ipvlan("ip"),
                instance("V2").ipvlan(null),
                instance("V3").vrid(53).ipvlan("bad"));

        assertEquals("ip", virtualName(plan, 0));
        assertEquals("vrrp3.51", virtualName(plan, 1));
        assertEquals("vrrp.53", virtualName(plan, 2));
        assertEquals(
                List.of(
                        "(V1) Found matching interface ip",
                        "(V3) interface bad already exists and is not such an ipvlan; ignoring vmac if_name",
                        "(V2) Found matching interface vrrp3.51"),
                texts(plan));
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        VmacPlan plan = plan(instance("V1").virtual(new Vmac(null, null, null, true, false, false)));

        assertEquals(List.of("(V1) netlink_notify_msg is not supported and has no effect"), texts(plan));
    }

    @Test
    void instancesWithoutVirtualInterfacesStayAsTheyAre() {
        RouterSettings written = settings(instance("V1").virtual(null));

        VmacPlan plan = VmacPlan.of(written, defaults, existing, Set.of());

        assertEquals(written, plan.settings());
        assertEquals(List.of(), plan.links());
    }

    @Test
    void theSamePlanComesOfItsOwnInterfaces() {
        RouterSettings written = settings(
                instance("V1").vip("192.0.2.101", "eth1", AddressFlag.USE_VMAC),
                instance("V6").ipv6());
        VmacPlan first = VmacPlan.of(written, defaults, existing, Set.of());
        existing.add(macvlan(10, "vrrp.51", 2, MAC_51));
        existing.add(macvlan(11, "vrrp6.51", 2, MacAddress.parse("00:00:5e:00:02:33")));
        existing.add(macvlan(12, "vrrp1.51", 3, MAC_51));

        VmacPlan again = VmacPlan.of(written, defaults, existing, Set.of("vrrp.51", "vrrp6.51", "vrrp1.51"));

        assertEquals(first, again);
    }

    private VmacPlan plan(Configured... instances) {
        return VmacPlan.of(settings(instances), defaults, existing, Set.of());
    }

    private static List<String> names(VmacPlan plan) {
        return plan.links().stream().map(VirtualLink::name).toList();
    }

    private static List<String> macs(VmacPlan plan) {
        return plan.links().stream().map(link -> link.shape().mac().toString()).toList();
    }

    private static List<String> texts(VmacPlan plan) {
        return plan.remarks().stream().map(VmacRemark::text).toList();
    }

    private static String virtualName(VmacPlan plan, int instance) {
        return Objects.requireNonNull(Objects.requireNonNull(plan.settings()
                        .instances()
                        .get(instance)
                        .router()
                        .link()
                        .virtual())
                .name());
    }

    private static List<String> bearers(VmacPlan plan, int instance) {
        return plan.settings().instances().get(instance).addresses().all().stream()
                .map(VirtualAddress::interfaceName)
                .toList();
    }

    private static InterfaceDefaults prefixes(@Nullable String prefix, @Nullable String addressPrefix) {
        return new InterfaceDefaults(DynamicInterfaces.OFF, null, true, false, prefix, addressPrefix);
    }

    private static Link ethernet(int index, String name) {
        return new Link(index, name, Link.UP | Link.RUNNING, OTHER_MAC, 1_500);
    }

    private static Link macvlan(int index, String name, int base, MacAddress mac) {
        return link(index, name, base, mac, LinkTable.PRIVATE_MACVLAN, false);
    }

    private static Link link(int index, String name, int base, MacAddress mac, LinkKind kind, boolean elsewhere) {
        return new Link(
                index,
                name,
                0,
                mac,
                1_500,
                new LinkDetails(
                        LinkDetails.ETHERNET,
                        kind,
                        new LinkRelations(base, elsewhere, 0, 0),
                        true,
                        0,
                        LinkSettings.NONE));
    }
}
