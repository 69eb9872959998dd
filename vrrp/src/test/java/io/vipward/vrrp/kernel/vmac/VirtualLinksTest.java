package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.route.NewLink;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.sysctl.SysctlValue;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.PacketFilter.Nftables;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class VirtualLinksTest {
    private static final VrrpDefaults DEFAULTS = VrrpDefaults.DEFAULT;
    private static final MacAddress MAC_51 = MacAddress.parse("00:00:5e:00:01:33");

    private final FakeLinks kernel = new FakeLinks();
    private final List<List<VmacLink>> silenced = new ArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.vipward.vrrp.kernel.vmac");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private VirtualLinks links = links(new LinkGroups(List.of()));

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

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
    void aReloadKeepsWhatIsStillNeeded() throws Exception {
        PreparedLinks first =
                links.prepare(settings(instance("V1"), instance("V2").vrid(52)), DEFAULTS);
        int kept = kernel.named("vrrp.51").index();
        kernel.diary.clear();

        PreparedLinks second = links.prepare(
                settings(
                        instance("renamed").vip("192.0.2.100", "eth0"),
                        instance("V3").vrid(53).on("eth1")),
                DEFAULTS);
        List<String> both = kernel.names();
        links.tidy(second.settings());

        assertTrue(both.containsAll(List.of("vrrp.51", "vrrp.52", "vrrp.53")), both.toString());
        assertEquals(List.of("eth0", "eth1", "vrrp.51", "vrrp.53"), kernel.names());
        assertEquals(kept, kernel.named("vrrp.51").index());
        assertFalse(kernel.diary.contains("up vrrp.51"));
        assertEquals("vrrp.51", virtualAddressBearer(first.settings()));
        assertEquals("vrrp.51", virtualAddressBearer(second.settings()));
        assertFalse(texts().stream().anyMatch(text -> text.contains("Found matching")), texts().toString());
    }

    @Test
    void aReloadThatFailsLeavesWhatWasThere() throws Exception {
        PreparedLinks running = links.prepare(settings(instance("V1")), DEFAULTS);
        links.prepare(settings(instance("V3").vrid(53).on("eth1")), DEFAULTS);

        links.tidy(running.settings());

        assertEquals(List.of("eth0", "eth1", "vrrp.51"), kernel.names());
        assertEquals("1", value("ipv4", "eth0", "arp_ignore"));
        assertEquals("0", value("ipv4", "eth1", "arp_ignore"));
    }

    @Test
    void interfacesOfAddressesAreKeptAndRemovedAlike() throws Exception {
        PreparedLinks first =
                links.prepare(settings(instance("V1").vip("192.0.2.101", "eth1", AddressFlag.USE_VMAC)), DEFAULTS);
        links.tidy(first.settings());
        List<String> before = kernel.names();

        links.tidy(links.prepare(settings(instance("V1")), DEFAULTS).settings());

        assertEquals(List.of("eth0", "eth1", "vrrp.51", "vrrp1.51"), before);
        assertEquals(List.of("eth0", "eth1", "vrrp.51"), kernel.names());
    }

    @Test
    void aVmacThatSomebodyDeletesIsMadeAgain() throws Exception {
        links.prepare(settings(instance("V1"), instance("V2").vrid(52)), DEFAULTS);
        int before = kernel.named("vrrp.51").index();
        kernel.vanish("vrrp.51");

        links.linkRemoved("vrrp.51");

        int after = kernel.named("vrrp.51").index();
        assertFalse(before == after);
        assertEquals(
                Set.of(after, kernel.named("vrrp.52").index()),
                Set.copyOf(lastSilenced().stream().map(VmacLink::linkIndex).toList()));
    }

    @Test
    void aVmacReturnsWithTheInterfaceBelow() throws Exception {
        links.prepare(settings(instance("V1")), DEFAULTS);
        kernel.vanish("eth0");
        links.linkRemoved("vrrp.51");
        links.linkRemoved("eth0");
        List<String> without = kernel.names();
        kernel.ethernet("eth0", 7);

        links.linkAppeared("eth0");

        assertEquals(List.of("eth1"), without);
        assertEquals(List.of("eth1", "eth0", "vrrp.51"), kernel.names());
        assertEquals("1", value("ipv4", "eth0", "arp_ignore"));
    }

    @Test
    void whatIsNotOursIsNobodysBusiness() throws Exception {
        links.prepare(settings(instance("V1")), DEFAULTS);
        int steps = kernel.diary.size();
        kernel.vanish("eth1");

        links.linkRemoved("eth1");
        links.linkAppeared("eth2");
        links.linkLocalChanged(kernel.named("eth0").index());

        assertEquals(steps, kernel.diary.size());
    }

    @Test
    void whatACrashHasLeftIsUsed() throws Exception {
        kernel.apply(new LinkChange.Add(NewLink.macvlan("vrrp.51", 10, MAC_51)));
        int index = kernel.named("vrrp.51").index();
        kernel.addLinkLocal("vrrp.51", "fe80::200:5eff:fe00:133");

        links.prepare(settings(instance("V1")), DEFAULTS);

        assertEquals(index, kernel.named("vrrp.51").index());
        assertTrue(kernel.diary.containsAll(List.of("group vrrp.51 7", "up vrrp.51")), kernel.diary.toString());
        assertEquals(List.of(), kernel.addressesOf("vrrp.51"));
        assertTrue(texts().contains("(V1) Found matching interface vrrp.51"));
    }

    @Test
    void aVmacOfTheWrittenNameIsUpdatedOrMadeAnew() throws Exception {
        kernel.apply(new LinkChange.Add(NewLink.macvlan("a", 10, MacAddress.parse("00:00:5e:00:01:34"))));
        kernel.apply(new LinkChange.Add(NewLink.macvlan("b", 11, MacAddress.parse("00:00:5e:00:01:36"))));
        int updated = kernel.named("a").index();
        int replaced = kernel.named("b").index();

        links.prepare(
                settings(instance("V1").vmac("a", null), instance("V2").vrid(54).vmac("b", null)), DEFAULTS);

        assertEquals(updated, kernel.named("a").index());
        assertEquals(MAC_51, kernel.named("a").mac());
        assertFalse(replaced == kernel.named("b").index());
        assertTrue(
                texts().containsAll(List.of(
                        "(V1) VMAC a already exists but is incompatible. It will be deleted/updated",
                        "(V1) Update old VMAC interface a due to wrong MAC/mode",
                        "(V1): Success updating VMAC interface a",
                        "(V2) Removing old VMAC interface b due to conflicting interface",
                        "(V2): Success creating VMAC interface b")),
                texts().toString());
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
    void abandonedInterfacesStay() throws Exception {
        links.prepare(settings(instance("V1")), DEFAULTS);

        links.abandon();

        assertTrue(kernel.names().contains("vrrp.51"));
        assertEquals("1", value("ipv4", "eth0", "arp_ignore"));
        assertTrue(kernel.closed());
    }

    @Test
    void aConfiguredFirewallNeedsNoRemark() throws Exception {
        VrrpDefaults nftables =
                with(InterfaceDefaults.DEFAULT, new PacketFilter(null, null, new Nftables("t", -1, false, false)));

        links.prepare(settings(instance("V1")), nftables);

        assertEquals(List.of("(V1): Success creating VMAC interface vrrp.51"), texts());
    }

    private VirtualLinks links(LinkGroups groups) {
        Programs none = command -> new Programs.Result(127, "no programs here");
        return new VirtualLinks(kernel, new FirewallChoice(silenced::add, none), groups);
    }

    private List<String> texts() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private List<VmacLink> lastSilenced() {
        return silenced.get(silenced.size() - 1);
    }

    private String value(String family, String link, String setting) {
        return text(new SysctlName("net/" + family + "/conf/" + link + "/" + setting));
    }

    private String reports() {
        return text(new SysctlName("net/ipv4/igmp_link_local_mcast_reports"));
    }

    private String text(SysctlName name) {
        return kernel.sysctls.read(name) instanceof SysctlValue.Present present ? present.text() : "none";
    }

    private static String virtualAddressBearer(RouterSettings settings) {
        return settings.instances().get(0).addresses().all().get(0).interfaceName();
    }

    private static VrrpDefaults with(InterfaceDefaults interfaces, PacketFilter filter) {
        return new VrrpDefaults(
                interfaces, DEFAULTS.protocol(), DEFAULTS.adverts(), DEFAULTS.garp(), DEFAULTS.receive(), filter);
    }
}
