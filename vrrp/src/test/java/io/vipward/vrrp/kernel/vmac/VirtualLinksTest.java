package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.PacketFilter.Nftables;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import io.vipward.vrrp.core.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualLinksTest extends VirtualLinksFixture {
    @Test
    void anIpv4VmacIsMadeStepByStep() throws Exception {
        PreparedLinks prepared = links.prepare(settings(instance("V1")), DEFAULTS);

        assertEquals(
                List.of("add vrrp.51 macvlan on eth0 group 7", "ipv4 vrrp.51", "no link-local vrrp.51", "up vrrp.51"),
                kernel.diary);
        assertEquals("vrrp.51", virtualAddressBearer(prepared.settings()));
        assertEquals(
                List.of(
                        "net/ipv4/conf/eth0/arp_ignore=1",
                        "net/ipv4/conf/eth0/arp_filter=1",
                        "net/ipv6/conf/vrrp.51/disable_ipv6=1"),
                kernel.sysctls.writes());
        assertEquals(
                List.of(
                        "use_vmac or no_accept/strict specified, but no firewall configured - using nftables",
                        "(V1): Success creating VMAC interface vrrp.51"),
                texts());
        int index = kernel.named("vrrp.51").index();
        assertEquals(List.of(new VmacLink(false, index, "vrrp.51", 10, null)), lastSilenced());
    }

    @Test
    void anIpv6VmacBorrowsTheAddressBelow() throws Exception {
        kernel.addLinkLocal("eth0", "fe80::1");

        links.prepare(settings(instance("V6").ipv6()), DEFAULTS);

        assertEquals(
                List.of(
                        "add vrrp.51 macvlan on eth0 group 7",
                        "ipv6 vrrp.51",
                        "no link-local vrrp.51",
                        "up vrrp.51",
                        "address vrrp.51"),
                kernel.diary);
        assertEquals(List.of("fe80:0:0:0:0:0:0:1/64"), kernel.addressesOf("vrrp.51"));
        assertEquals(List.of(), kernel.sysctls.writes());
        int index = kernel.named("vrrp.51").index();
        assertEquals(List.of(new VmacLink(true, index, "vrrp.51", 10, Fixtures.address("fe80::1"))), lastSilenced());
    }

    @Test
    void aCopyFollowsTheOriginal() throws Exception {
        kernel.addLinkLocal("eth0", "fe80::1");
        links.prepare(settings(instance("V6").ipv6()), DEFAULTS);
        kernel.clearAddresses("eth0");

        links.linkLocalChanged(kernel.named("eth0").index());
        List<String> generated = kernel.addressesOf("vrrp.51");
        kernel.addLinkLocal("eth0", "fe80::2");
        links.linkLocalChanged(kernel.named("eth0").index());

        assertEquals(List.of("fe80:0:0:0:0:ff:fe00:a/64"), generated);
        assertEquals(List.of("fe80:0:0:0:0:0:0:2/64"), kernel.addressesOf("vrrp.51"));
        assertEquals(Fixtures.address("fe80::2"), lastSilenced().get(0).baseLinkLocal());
    }

    @Test
    void aConfiguredSourceIsNoCopy() throws Exception {
        kernel.addLinkLocal("eth0", "fe80::1");

        links.prepare(settings(instance("V6").ipv6().source("fe80::51")), DEFAULTS);

        assertEquals(List.of("fe80:0:0:0:0:0:0:51/64"), kernel.addressesOf("vrrp.51"));
        assertEquals(null, lastSilenced().get(0).baseLinkLocal());
    }

    @Test
    void virtualAddressesAreNeitherCopiedNorRemoved() throws Exception {
        kernel.addLinkLocal("eth0", "fe80::100");
        links.prepare(settings(instance("V6").ipv6()), DEFAULTS);
        kernel.addLinkLocal("vrrp.51", "fe80::100");
        kernel.addLinkLocal("eth0", "fe80::1");

        links.linkLocalChanged(kernel.named("eth0").index());

        assertEquals(List.of("fe80:0:0:0:0:0:0:100/64", "fe80:0:0:0:0:0:0:1/64"), kernel.addressesOf("vrrp.51"));
    }

    @Test
    void addressesOfTheOtherFamilyNeedBothFamilies() throws Exception {
        links.prepare(settings(instance("V1").excluded("2001:db8::1", "eth0")), DEFAULTS);

        assertFalse(kernel.sysctls.writes().contains("net/ipv6/conf/vrrp.51/disable_ipv6=1"));
        assertEquals(
                List.of(false, true),
                lastSilenced().stream().map(VmacLink::ipv6).toList());
    }

    @Test
    void everythingIsPutBackAtTheEnd() throws Exception {
        kernel.sysctls.with(SysctlName.ipv4("eth0", "arp_ignore"), "2");
        links.prepare(settings(instance("V1"), instance("V2").on("eth1")), DEFAULTS);
        log.list.clear();

        links.close();

        assertEquals(List.of("eth0", "eth1"), kernel.names());
        assertEquals("2", value("ipv4", "eth0", "arp_ignore"));
        assertEquals("0", value("ipv4", "eth0", "arp_filter"));
        assertEquals("0", value("ipv4", "eth1", "arp_ignore"));
        assertEquals(
                List.of(
                        "(V1) Success removing VMAC interface vrrp.51",
                        "(V2) Success removing VMAC interface vrrp1.51"),
                texts());
        assertEquals(List.of(), lastSilenced());
        assertTrue(kernel.closed());
    }

    @Test
    void theReversePathFilterIsPerInterfaceMeanwhile() throws Exception {
        kernel.sysctls.with(SysctlName.ipv4("all", "rp_filter"), "2");
        kernel.sysctls.with(SysctlName.ipv4("eth1", "rp_filter"), "1");

        links.prepare(settings(instance("V1")), DEFAULTS);
        List<String> during = List.of(
                value("ipv4", "all", "rp_filter"),
                value("ipv4", "default", "rp_filter"),
                value("ipv4", "eth0", "rp_filter"),
                value("ipv4", "eth1", "rp_filter"));
        links.close();

        assertEquals(List.of("0", "2", "2", "2"), during);
        assertEquals("2", value("ipv4", "all", "rp_filter"));
        assertEquals("0", value("ipv4", "default", "rp_filter"));
        assertEquals("0", value("ipv4", "eth0", "rp_filter"));
        assertEquals("1", value("ipv4", "eth1", "rp_filter"));
        assertEquals(
                List.of(
                        "NOTICE: setting sysctl net.ipv4.conf.default.rp_filter from 0 to 2",
                        "NOTICE: setting sysctl net.ipv4.conf.all.rp_filter from 2 to 0",
                        "NOTICE: resetting sysctl net.ipv4.conf.all.rp_filter to 2",
                        "NOTICE: resetting sysctl net.ipv4.conf.default.rp_filter to 0"),
                texts().stream().filter(text -> text.contains("NOTICE")).toList());
    }

    @Test
    void ipv6AloneLeavesTheReversePathFilter() throws Exception {
        kernel.sysctls.with(SysctlName.ipv4("all", "rp_filter"), "2");

        links.prepare(settings(instance("V6").ipv6()), DEFAULTS);

        assertEquals("2", value("ipv4", "all", "rp_filter"));
    }

    @Test
    void groupReportsAreSuppressedForTheWholeMachineIfAsked() throws Exception {
        VrrpDefaults quiet =
                with(new InterfaceDefaults(DynamicInterfaces.OFF, null, false, false, null, null), PacketFilter.NONE);

        links.prepare(settings(instance("V1"), instance("V6").ipv6()), quiet);
        String during = reports();
        List<VmacLink> known = lastSilenced();
        links.close();

        assertEquals("0", during);
        assertEquals(List.of("vrrp6.51"), known.stream().map(VmacLink::linkName).toList());
        assertEquals("1", reports());
    }

    @Test
    void aVrfIsInherited() throws Exception {
        kernel.enslave("eth0", "red");

        links.prepare(settings(instance("V1")), DEFAULTS);

        assertEquals("add vrrp.51 macvlan on eth0 group 7 master red", kernel.diary.get(0));
    }

    @Test
    void groupsAreNamedAsIproute2NamesThem(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("group");
        Files.writeString(file, "# groups\n0\tdefault\n 12 uplinks\n");
        links = links(new LinkGroups(List.of(folder.resolve("none"), file)));

        links.prepare(
                settings(
                        instance("V1").virtual(new Vmac(null, null, "uplinks", false, false, false)),
                        instance("V2").vrid(52).virtual(new Vmac(null, null, "0x20", false, false, false)),
                        instance("V3").vrid(53).virtual(new Vmac(null, null, "missing", false, false, false))),
                DEFAULTS);

        assertEquals(12, kernel.named("vrrp.51").relations().group());
        assertEquals(32, kernel.named("vrrp.52").relations().group());
        assertEquals(7, kernel.named("vrrp.53").relations().group());
        assertTrue(
                texts().contains("(V3) there is no group of interfaces called missing; that of eth0 is used"),
                texts().toString());
    }

    @Test
    void anIpvlanHasItsAddress() throws Exception {
        links.prepare(settings(instance("V1").ipvlan("ip0")), DEFAULTS);

        assertEquals(List.of("add ip0 ipvlan on eth0 group 7", "address ip0"), kernel.diary);
        assertEquals(List.of("192.0.2.51/24"), kernel.addressesOf("ip0"));
        assertEquals(List.of(), lastSilenced());
        assertTrue(texts().contains("(V1): Success creating ipvlan interface ip0"));
        links.close();
        assertEquals(List.of("eth0", "eth1"), kernel.names());
    }

    @Test
    void aKernelWithoutIpvlanIsSaidSo() throws Exception {
        kernel.unknownKinds.add("ipvlan");

        links.prepare(settings(instance("V1").ipvlan("ip0"), instance("V2").vrid(52)), DEFAULTS);

        assertEquals(List.of("eth0", "eth1", "vrrp.52"), kernel.names());
        assertTrue(
                texts().contains("(V1) cannot make ipvlan interface ip0: this kernel has no ipvlan"),
                texts().toString());
    }

    @Test
    void aConfiguredFirewallNeedsNoRemark() throws Exception {
        VrrpDefaults nftables =
                with(InterfaceDefaults.DEFAULT, new PacketFilter(null, null, new Nftables("t", -1, false, false)));

        links.prepare(settings(instance("V1")), nftables);

        assertEquals(List.of("(V1): Success creating VMAC interface vrrp.51"), texts());
    }
}
