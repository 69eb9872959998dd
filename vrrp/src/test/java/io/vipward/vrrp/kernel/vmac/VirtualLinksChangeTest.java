package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.route.NewLink;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.AddressFlag;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reloads, what others do, and what is found at the start. */
class VirtualLinksChangeTest extends VirtualLinksFixture {
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
    void abandonedInterfacesStay() throws Exception {
        links.prepare(settings(instance("V1")), DEFAULTS);

        links.abandon();

        assertTrue(kernel.names().contains("vrrp.51"));
        assertEquals("1", value("ipv4", "eth0", "arp_ignore"));
        assertTrue(kernel.closed());
    }
}
