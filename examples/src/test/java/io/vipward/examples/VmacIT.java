package io.vipward.examples;

import static io.vipward.examples.VmacMachine.IPV4;
import static io.vipward.examples.VmacMachine.IPV6;
import static io.vipward.examples.VmacMachine.both;
import static io.vipward.examples.VmacMachine.one;
import static io.vipward.examples.network.Director.Kind.KEEPALIVED;
import static io.vipward.examples.network.Director.Kind.VIPWARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Wait;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole daemon with {@code use_vmac}, beside the original where that does what was meant. */
@Tag("kernel")
@SuppressWarnings("NullAway.Init") // made before each test
final class VmacIT {
    /**
     * Since 2.4.3 the VMACs of IPv6 do not answer ARP for others either, and interfaces that bear no VMAC keep the reverse path
     * filter that they had from {@code all}.
     */
    private static final String NEWER = "/(vrrp6\\.51|red6\\.51|blue6)/arp_ignore:.*|/(lo|eth1)/rp_filter:.*";

    @TempDir
    private Path folder;

    private VmacMachine machine;

    @BeforeEach
    void boot() {
        machine = new VmacMachine(folder);
    }

    @AfterEach
    void end() {
        machine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', use_vmac, 192.0.2.100, vrrp6.51",
        "'', use_vmac; vmac_xmit_base, 192.0.2.100, vrrp6.51",
        "'', use_vmac blue%s; no_accept, 192.0.2.100, blue6",
        "'', use_vmac; use_vmac_addr, 198.51.100.100, vrrp6.51",
        "disable_local_igmp, use_vmac, 192.0.2.100, vrrp6.51",
        "vmac_prefix red, use_vmac, 192.0.2.100, red6.51",
        "vmac_addr_prefix red, use_vmac; use_vmac_addr, 198.51.100.100, vrrp6.51",
    })
    void theMachineIsAsTheOriginalMakesIt(String global, String lines, String address, String last) throws Exception {
        String elsewhere = address.startsWith("198") ? "\n" + address + "/24 dev eth1" : "";
        String text = VmacMachine.text(global, lines).replace("192.0.2.100/24", "192.0.2.100/24" + elsewhere);
        String theirs;
        try (VmacMachine other = new VmacMachine(folder)) {
            masters(other.start(KEEPALIVED, text));
            other.awaitAddress("2001:db8::100", last);
            theirs = other.state();
        }

        masters(machine.start(VIPWARD, text));
        machine.awaitAddress("2001:db8::100", last);

        assertEquals(theirs.replaceAll(NEWER, ""), machine.state().replaceAll(NEWER, ""));
    }

    @ParameterizedTest
    @EnumSource
    void aGroupOfThemFollowsTheInterfaceBelow(Director.Kind kind) throws Exception {
        Director director = machine.start(kind, both("use_vmac") + "vrrp_sync_group G {\ngroup {\nVI_4\nVI_6\n}\n}\n");
        masters(director);
        int log = director.log().end();

        machine.run("ip link set eth0 down");
        director.log().awaitFrom(log, "(VI_4) Entering FAULT STATE", Wait.seconds(10));
        director.log().awaitFrom(log, "(VI_6) Entering FAULT STATE", Wait.seconds(10));
        machine.run("ip link set eth0 up; ip addr replace fe80::1/64 dev eth0 nodad");

        director.log().awaitFrom(log, "(VI_4) Entering MASTER STATE", Wait.seconds(20));
        director.log().awaitFrom(log, "(VI_6) Entering MASTER STATE", Wait.seconds(20));
        machine.awaitAddress("192.0.2.100", "vrrp.51");
        machine.awaitAddress("2001:db8::100", "vrrp6.51");
    }

    @ParameterizedTest
    @EnumSource
    void theInterfaceBelowNeedNotBeTracked(Director.Kind kind) throws Exception {
        Director director = machine.start(kind, one("use_vmac\ndont_track_primary"));
        director.awaitMaster(IPV4);
        machine.awaitAddress("192.0.2.100", "vrrp.51");
        int log = director.log().end();

        machine.run("ip link set eth0 down");
        director.log().awaitFrom(log, "Netlink reports vrrp.51 down", Wait.seconds(10));
        machine.run("ip link set eth0 up");
        director.log().awaitFrom(log, "Netlink reports vrrp.51 up", Wait.seconds(10));

        assertEquals(0, director.log().count(log, "STATE"), director::toString);
        machine.awaitAddress("192.0.2.100", "vrrp.51");
    }

    @Test
    void theyWaitForTheInterfaceBelow() throws Exception {
        Director director = machine.start(
                VIPWARD,
                "global_defs {\ndynamic_interfaces\n}\n" + one("use_vmac").replace("interface eth0", "interface late"));
        director.awaitStart();
        int log = director.log().end();

        machine.run("ip link add late type veth peer name far; ip addr add 203.0.113.1/24 dev late");
        machine.run("ip link set far up; ip link set late up");

        director.log().awaitFrom(log, "(VI_4) Entering MASTER STATE", Wait.seconds(20));
        machine.awaitAddress("192.0.2.100", "vrrp.51");
        assertTrue(machine.macvlans().contains("vrrp.51@late"), machine::macvlans);
    }

    @Test
    void neighboursSeeTheVirtualAddress() throws Exception {
        Capture capture = machine.lan.capture("lan");
        machine.start(VIPWARD, one("use_vmac")).awaitMaster(IPV4);

        capture.await("an advert", Wait.seconds(10), advert -> advert.priority() == 200);
        Wait.until(
                "gratuitous ARP",
                Wait.seconds(10),
                () -> !capture.announcements(arp -> arp.address().equals("192.0.2.100"))
                        .isEmpty(),
                () -> capture.frames());

        capture.announcements(arp -> arp.address().equals("192.0.2.100"))
                .forEach(arp -> assertEquals("00:00:5e:00:01:33", arp.mac()));
    }

    @Test
    void nothingIsLeftAfterSigterm() throws Exception {
        String before = machine.surroundings();
        Director director = machine.start(VIPWARD, both("use_vmac"));
        masters(director);

        director.terminate();

        assertEquals(0, director.awaitExit());
        assertEquals(before, machine.surroundings());
        assertEquals(1, director.log().count(0, "(VI_4) Success removing VMAC interface vrrp.51"), director::toString);
    }

    @ParameterizedTest
    @EnumSource
    void theNextDaemonUsesWhatACrashHasLeft(Director.Kind crashed) throws Exception {
        Director first = machine.start(crashed, both("use_vmac"));
        masters(first);
        machine.awaitAddress("2001:db8::100", "vrrp6.51");
        first.kill();
        String left = machine.macvlans();

        Director second = machine.start(VIPWARD, both("use_vmac"));
        masters(second);

        assertEquals(left, machine.macvlans());
        assertEquals(1, second.log().count(0, "(VI_4) Found matching interface vrrp.51"), second::toString);
        second.terminate();
        assertEquals(0, second.awaitExit());
        assertEquals("", machine.macvlans() + machine.run("nft list ruleset"));
    }

    @Test
    void anInterfaceThatSomebodyDeletesComesBack() throws Exception {
        Director director = machine.start(VIPWARD, both("use_vmac"));
        masters(director);
        machine.awaitAddress("192.0.2.100", "vrrp.51");
        int log = director.log().end();

        machine.run("ip link del vrrp.51");

        director.log().awaitFrom(log, "(VI_4) Entering FAULT STATE", Wait.seconds(10));
        director.log().awaitFrom(log, "(VI_4) Entering MASTER STATE", Wait.seconds(20));
        machine.awaitAddress("192.0.2.100", "vrrp.51");
        assertEquals(0, director.log().count(log, "(VI_6)"), director::toString);
    }

    @Test
    void aReloadMakesAndRemovesThem() throws Exception {
        String before = machine.macvlans() + machine.settings();
        Director director = machine.start(VIPWARD, one(""));
        director.awaitMaster(IPV4);
        machine.awaitAddress("192.0.2.100", "eth0");

        machine.reload(director, both("use_vmac"));
        machine.awaitAddress("192.0.2.100", "vrrp.51");
        machine.awaitAddress("2001:db8::100", "vrrp6.51");
        String links = machine.macvlans();
        int unchanged = director.log().end();
        machine.reload(director, both("use_vmac"));

        assertEquals(0, director.log().count(unchanged, "STATE"), director::toString);
        assertEquals(links, machine.macvlans());
        machine.reload(director, one(""));
        machine.awaitAddress("192.0.2.100", "eth0");
        assertEquals(before, machine.macvlans() + machine.settings());
        // The table stays to the end, as the original's does; the numbers of interfaces do not.
        assertEquals(
                0,
                machine.run("nft list ruleset")
                        .lines()
                        .filter(line -> line.contains(" : \"eth0\""))
                        .count());
    }

    @Test
    void aReloadThatRenamesOneMovesItsAddresses() throws Exception {
        Director director = machine.start(VIPWARD, one("use_vmac red 02:aa:bb:cc:dd:01"));
        director.awaitMaster(IPV4);
        machine.awaitAddress("192.0.2.100", "red");

        machine.reload(director, one("use_vmac blue 02:aa:bb:cc:dd:02"));

        machine.awaitAddress("192.0.2.100", "blue");
        String links = machine.macvlans();
        assertTrue(links.contains("blue@eth0") && !links.contains("red@eth0"), links);
    }

    @Test
    void aReloadThatOnlyRenamesOneKeepsIt() throws Exception {
        Director director = machine.start(VIPWARD, one("use_vmac red"));
        director.awaitMaster(IPV4);
        machine.awaitAddress("192.0.2.100", "red");
        String links = machine.macvlans();
        int log = director.log().end();

        machine.reload(director, one("use_vmac blue"));

        assertEquals(1, director.log().count(log, "vmac name mismatch blue <=> red"), director::toString);
        assertEquals(0, director.log().count(log, "STATE"), director::toString);
        assertEquals(links, machine.macvlans());
    }

    @Test
    void aKernelWithoutThemIsTheReasonOfTheFault() throws Exception {
        Director director = machine.start(VIPWARD, one("use_ipvlan 192.0.2.51/24"));

        director.awaitStart();
        boolean made = !machine.run("ip -o link show type ipvlan || true").isEmpty();

        assertTrue(made || director.log().count(0, "this kernel has no ipvlan") > 0, director::toString);
        assertTrue(made || director.log().count(0, "VI_4: INIT -> FAULT") > 0, director::toString);
    }

    private static void masters(Director director) {
        director.awaitMaster(IPV4).awaitMaster(IPV6);
    }
}
