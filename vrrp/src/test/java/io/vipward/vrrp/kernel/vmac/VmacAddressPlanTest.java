package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.LinkKind.Ipvlan;
import io.vipward.netlink.route.LinkKind.IpvlanSharing;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which interface bears which virtual address. */
class VmacAddressPlanTest extends VmacPlanFixture {
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
}
