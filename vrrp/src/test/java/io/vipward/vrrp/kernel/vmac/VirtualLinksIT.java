package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.PacketFilter.Nftables;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.vrrp.core.RouterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Virtual interfaces in real kernels, beside keepalived's. */
@Tag("kernel")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // opened before each test
class VirtualLinksIT {
    private static final VrrpDefaults DEFAULTS = VrrpDefaults.DEFAULT;

    /** As the specification of 2.4.3 has it; nft sorts elements by the numbers of interfaces. */
    private static final String IPV6_TABLE = """
            table ip6 keepalived {
            	set parent_link_local {
            		type ipv6_addr . ifname
            		elements = { fe80::1 . "vrrp6.51" }
            	}

            	set mld-report {
            		type icmpv6_type
            		flags constant
            		elements = { mld-listener-report,
            			     mld2-listener-report }
            	}

            	map vmac_map {
            		type iface_index : iface_index
            		elements = { "vrrp.51" : "eth0", "vrrp6.51" : "eth0", "vrrp1.51" : "eth1" }
            	}

            	set vmac_set {
            		type iface_index
            		elements = { "vrrp.51", "vrrp6.51", "vrrp1.51" }
            	}

            	chain out {
            		type filter hook output priority filter - 1; policy accept;
            		icmpv6 type nd-neighbor-advert meta oifkind "macvlan" ip6 saddr . oifname @parent_link_local drop
            		icmpv6 type @mld-report meta oifkind "macvlan" dup to ip6 daddr device oif map @vmac_map drop
            		icmpv6 type nd-router-solicit meta oifkind "macvlan" oif @vmac_set drop
            	}
            }
            """;

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private SandboxState state;

    @BeforeEach
    void openSandbox() throws Exception {
        sandbox = new Sandbox();
        state = new SandboxState(sandbox);
    }

    @AfterEach
    void closeSandbox() throws Exception {
        sandbox.close();
    }

    @Test
    void interfacesAreThoseThatKeepalivedMakes() throws Exception {
        Path file = write();
        String theirs;
        try (Sandbox other = new Sandbox()) {
            Process keepalived = other.keepalived(file, SandboxState.INSTANCES);
            theirs = new SandboxState(other).all();
            other.end(keepalived);
        }

        VirtualLinks links = sandbox.open();
        prepare(links, file);

        assertEquals(theirs, state.all());
        // Since 2.4.3 IPv6 VMACs do not answer ARP for others either, and more is kept from leaving them.
        assertEquals("1", state.setting("ipv4", "vrrp6.51", "arp_ignore"));
        assertEquals(IPV6_TABLE, sandbox.run("nft list table ip6 keepalived"));
        close(links);
    }

    @Test
    void theEndLeavesEverythingAsItWas() throws Exception {
        sandbox.call(() -> Files.writeString(Path.of("/proc/sys/net/ipv4/conf/all/rp_filter"), "1"));
        String before = state.settingsOfBases() + sandbox.run("ip -o link");
        VirtualLinks links = sandbox.open();

        prepare(links, write());
        String during = state.settingsOfBases();
        close(links);

        assertNotEquals(before, during);
        assertEquals(before, state.settingsOfBases() + sandbox.run("ip -o link"));
        assertEquals("", sandbox.run("nft list ruleset"));
    }

    @Test
    void whatACrashOfKeepalivedLeavesIsUsed() throws Exception {
        Path file = write();
        Process keepalived = sandbox.keepalived(file, SandboxState.INSTANCES);
        String links = sandbox.run("ip -o link show type macvlan");
        String ruleset = sandbox.run("nft list table ip keepalived");
        sandbox.kill(keepalived);

        VirtualLinks ours = sandbox.open();
        prepare(ours, file);

        assertEquals(links, sandbox.run("ip -o link show type macvlan"));
        assertEquals(ruleset, sandbox.run("nft list table ip keepalived"));
        close(ours);
        assertEquals("", sandbox.run("ip -o link show type macvlan"));
        assertEquals("", sandbox.run("nft list ruleset"));
    }

    @Test
    void whatACrashOfOursLeavesIsUsed() throws Exception {
        Path file = write();
        prepare(sandbox.open(), file);
        String before = sandbox.run("ip -o link show type macvlan") + sandbox.run("nft list ruleset");

        // Nothing is closed: its sockets end with the process, its interfaces do not.
        VirtualLinks again = sandbox.open();
        prepare(again, file);

        assertEquals(before, sandbox.run("ip -o link show type macvlan") + sandbox.run("nft list ruleset"));
        close(again);
    }

    @Test
    void aVmacThatIsDeletedComesBack() throws Exception {
        VirtualLinks links = sandbox.open();
        prepare(links, write());
        String before = state.all();
        sandbox.run("ip link del vrrp.51");

        sandbox.call(() -> {
            links.linkRemoved("vrrp.51");
            return null;
        });

        assertEquals(before, state.all());
        close(links);
    }

    @Test
    void vmacsComeBackWithTheInterfaceBelow() throws Exception {
        VirtualLinks links = sandbox.open();
        prepare(links, write());
        String before = state.all();
        sandbox.run("ip link del eth0");

        sandbox.call(() -> {
            SandboxState.VMACS.forEach(links::linkRemoved);
            return null;
        });
        String without = sandbox.run("ip -o link show type macvlan");
        sandbox.addBase();
        sandbox.call(() -> {
            links.linkAppeared("eth0");
            links.linkAppeared("eth1");
            return null;
        });

        assertEquals("", without);
        assertEquals(before, state.all());
        close(links);
    }

    @Test
    void foreignMacvlansOfTheSameNameAreMadeFit() throws Exception {
        sandbox.run("ip link add link eth0 name mine address 00:00:5e:00:01:63 type macvlan mode private");
        sandbox.run("ip link add link eth1 name other address 00:00:5e:00:01:64 type macvlan mode private");
        VirtualLinks links = sandbox.open();

        sandbox.call(() -> links.prepare(
                settings(
                        instance("V1").vmac("mine", null),
                        instance("V2").vrid(52).vmac("other", null)),
                DEFAULTS));

        assertEquals(
                List.of("mine eth0 00:00:5e:00:01:33 private none UP", "other eth0 00:00:5e:00:01:34 private none UP"),
                state.macvlans());
        close(links);
    }

    @Test
    void addressesElsewhereHaveVmacsOfTheirOwn() throws Exception {
        VirtualLinks links = sandbox.open();
        RouterSettings written = settings(instance("V1")
                .vip("192.0.2.100", "eth0")
                .vip("192.0.2.101", "eth1", AddressFlag.USE_VMAC)
                .excluded("2001:db8::1", "eth0", AddressFlag.USE_VMAC));

        sandbox.call(() -> links.prepare(written, DEFAULTS));

        assertEquals(
                List.of(
                        "vrrp.51 eth0 00:00:5e:00:01:33 private none UP",
                        "vrrp1.51 eth1 00:00:5e:00:01:33 private none UP",
                        "vrrp6.51 eth0 00:00:5e:00:02:33 private none UP"),
                state.macvlans());
        assertEquals("1", state.setting("ipv6", "vrrp.51", "disable_ipv6"));
        assertEquals("0", state.setting("ipv6", "vrrp6.51", "disable_ipv6"));
        assertEquals("1", state.setting("ipv4", "eth1", "arp_ignore"));
        close(links);
    }

    @Test
    void theGroupOfTheInterfaceBelowIsInherited() throws Exception {
        sandbox.run("ip link set eth0 group 7");
        VirtualLinks links = sandbox.open();

        sandbox.call(() -> links.prepare(settings(instance("V1")), DEFAULTS));

        assertTrue(sandbox.run("ip -o link show vrrp.51").contains(" group 7 "));
        close(links);
    }

    @Test
    void iptablesSilencesThemIfItIsTheRealOne() throws Exception {
        // The program that is called iptables may be the front end of nf_tables.
        Programs legacy = command -> {
            List<String> changed = new ArrayList<>(command);
            changed.set(0, command.get(0) + "-legacy");
            return Programs.SYSTEM.run(changed);
        };
        VirtualLinks links = sandbox.call(() -> new VirtualLinks(
                RouteLinkPort.open(), new FirewallChoice(VmacFirewall.NONE, legacy), LinkGroups.ofSystem()));
        PacketFilter filter = new PacketFilter(new PacketFilter.Iptables("INPUT", "OUTPUT"), null, Nftables.OFF);
        VrrpDefaults defaults = new VrrpDefaults(
                DEFAULTS.interfaces(),
                DEFAULTS.protocol(),
                DEFAULTS.adverts(),
                DEFAULTS.garp(),
                DEFAULTS.receive(),
                filter);

        sandbox.call(() -> links.prepare(settings(instance("V1"), instance("V6").ipv6()), defaults));

        assertTrue(sandbox.run("iptables-legacy -S OUTPUT").contains("-A OUTPUT -o vrrp.51 -p igmp -j DROP\n"));
        String six = sandbox.run("ip6tables-legacy -S OUTPUT");
        assertTrue(six.contains("-A OUTPUT -o vrrp6.51 -p ipv6-icmp -m icmp6 --icmpv6-type 143 -j DROP\n"), six);
        assertTrue(six.contains("-A OUTPUT -s fe80::1/128 -o vrrp6.51 -p ipv6-icmp"), six);
        close(links);
        assertEquals("-P OUTPUT ACCEPT\n", sandbox.run("iptables-legacy -S OUTPUT"));
        assertEquals("-P OUTPUT ACCEPT\n", sandbox.run("ip6tables-legacy -S OUTPUT"));
    }

    private void prepare(VirtualLinks links, Path file) throws Exception {
        Configuration configuration =
                Objects.requireNonNull(ConfigurationParser.parse(file).understood());
        PreparedLinks prepared = sandbox.call(() -> links.prepare(
                RouterSettings.of(configuration), configuration.global().vrrp()));
        assertEquals(
                "vrrp.51",
                prepared.settings().instances().get(0).addresses().all().get(0).interfaceName());
        assertTrue(prepared.faults().isEmpty(), prepared.faults().toString());
    }

    private void close(VirtualLinks links) throws Exception {
        sandbox.call(() -> {
            links.close();
            return null;
        });
    }

    private Path write() throws Exception {
        return Files.writeString(folder.resolve("keepalived.conf"), SandboxState.CONFIGURATION);
    }
}
