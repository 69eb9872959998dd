package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkKind.Macvlan;
import io.vipward.netlink.route.LinkKind.MacvlanMode;
import io.vipward.netlink.route.LinkRelations;
import io.vipward.netlink.route.LinkSettings;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.AddressFlag;
import io.vipward.vrrp.core.RouterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VmacPlanTest extends VmacPlanFixture {
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
}
