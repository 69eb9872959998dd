package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.address;
import static io.vipward.vrrp.core.Machine.instance;
import static io.vipward.vrrp.core.Machine.version3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.wire.ChecksumVariant;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Sealing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Adverts to and from single peers. */
class UnicastTest {
    private static final String PEER = "unicast_peer {\n192.0.2.2\n}";
    private static final Sealing OLD = new Sealing(new ChecksumVariant.PseudoHeaderTo(address("224.0.0.18")), null);

    @Test
    void advertGoesToEachPeerWithTheWholeTimeToLive() {
        Machine machine = Machine.of(instance("version 3", "unicast_peer {\n192.0.2.2\n192.0.2.3\n}"))
                .toDeadline();

        assertEquals(
                List.of(address("192.0.2.2"), address("192.0.2.3")),
                machine.sent().destinations());
        assertEquals(255, machine.sent().advert().envelope().ttl());
        assertEquals(
                ChecksumVariant.PSEUDO_HEADER,
                machine.sent().protection().sealing().checksum());
    }

    @Test
    void timeToLiveIsAsWritten() {
        Machine machine =
                Machine.of(instance("version 3", PEER, "unicast_ttl 3")).toDeadline();

        assertEquals(3, machine.sent().advert().envelope().ttl());
    }

    @Test
    void kernelChoosesTheHopLimitOfIpv6() {
        Machine machine = Machine.at(
                        "fe80::1",
                        "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nunicast_peer {\nfe80::2\n}\n"
                                + "virtual_ipaddress {\nfe80::100\n}\n}\n")
                .toDeadline();

        assertEquals(PacketEnvelope.UNKNOWN, machine.sent().advert().envelope().ttl());
    }

    @Test
    void strangersAreOnlyHeardWhereNobodyAsksWhoTheyAre() {
        Machine open = Machine.of(instance("version 3", PEER));
        Machine checking = Machine.of(instance("version 3", PEER, "check_unicast_src"));

        open.hears(version3("192.0.2.9", "192.0.2.1", 64, 200), Sealing.PSEUDO_HEADER);
        checking.hears(version3("192.0.2.9", "192.0.2.1", 64, 200), Sealing.PSEUDO_HEADER);

        assertEquals(address("192.0.2.9"), open.first().state().heard().master());
        assertNull(checking.first().state().heard().master());
        assertEquals(List.of("(VI_1) unicast source address 192.0.2.9 not a unicast peer"), checking.log());
        checking.hears(version3("192.0.2.2", "192.0.2.1", 64, 200), Sealing.PSEUDO_HEADER);
        assertEquals(address("192.0.2.2"), checking.first().state().heard().master());
    }

    @Test
    void peerMustBeAsFarAwayAsWritten() {
        for (int ttl : new int[] {252, 253, 254, 255}) {
            Machine machine = Machine.of(instance("version 3", "unicast_peer {\n192.0.2.2 min_ttl 253 max_ttl 254\n}"));

            machine.hears(version3("192.0.2.2", "192.0.2.1", ttl, 200), Sealing.PSEUDO_HEADER);

            boolean heard = machine.first().state().heard().master() != null;
            assertEquals(ttl == 253 || ttl == 254, heard, () -> "TTL " + ttl);
            assertEquals(heard ? 0 : 1, machine.first().state().counters().value(Counter.TTL_ERRORS));
        }
    }

    @Test
    void oldChecksumOfAPeerIsLearnedAndThenSpoken() {
        Machine machine = Machine.of(instance("version 3", PEER));

        machine.hears(version3("192.0.2.2", "192.0.2.1", 64, 50), OLD);
        assertTrue(machine.log().contains("(VI_1) Setting unicast VRRPv3 checksum to old version"));
        machine.toDeadline();

        assertEquals(OLD.checksum(), machine.sent().protection().sealing().checksum());
        machine.hears(version3("192.0.2.2", "192.0.2.1", 64, 50), Sealing.PSEUDO_HEADER);
        assertEquals(1, machine.first().state().counters().value(Counter.CHECKSUM_ERRORS));
    }

    @Test
    void oldChecksumIsNotLearnedWhereItIsForbidden() {
        Machine machine = Machine.of(instance("version 3", PEER, "old_unicast_checksum never"));

        machine.hears(version3("192.0.2.2", "192.0.2.1", 64, 200), OLD);

        assertEquals(1, machine.first().state().counters().value(Counter.CHECKSUM_ERRORS));
    }

    @Test
    void oldChecksumThatIsWrittenIsTheOnlyOne() {
        Machine machine = Machine.of(instance("version 3", PEER, "old_unicast_checksum"));

        machine.hears(version3("192.0.2.2", "192.0.2.1", 64, 50), Sealing.PSEUDO_HEADER);
        assertEquals(1, machine.first().state().counters().value(Counter.CHECKSUM_ERRORS));
        machine.hears(version3("192.0.2.2", "192.0.2.1", 64, 50), OLD);
        machine.toDeadline();

        assertEquals(1, machine.first().state().counters().value(Counter.ADVERTS_RECEIVED));
        assertEquals(OLD.checksum(), machine.sent().protection().sealing().checksum());
    }

    @Test
    void multicastNeverUsesTheOldChecksum() {
        Machine machine = Machine.of(instance("version 3"));

        machine.hears(version3("192.0.2.2", "224.0.0.18", 255, 200), Sealing.PSEUDO_HEADER);

        assertEquals(1, machine.first().state().counters().value(Counter.ADVERTS_RECEIVED));
        machine.hears(version3("192.0.2.2", "224.0.0.18", 255, 200), Sealing.PLAIN);
        assertEquals(1, machine.first().state().counters().value(Counter.CHECKSUM_ERRORS));
    }

    @Test
    void ofSeveralInstancesWithOneVridTheOneIsMeantWhosePeerSends() {
        String other =
                "vrrp_instance VI_2 {\ninterface eth0\nvirtual_router_id 51\nversion 3\nunicast_peer {\n192.0.2.3\n}\n"
                        + "virtual_ipaddress {\n192.0.2.101\n}\n}\n";
        Machine machine = Machine.of(instance("version 3", PEER) + other);
        AdvertPlace place = machine.first().settings().place(address("192.0.2.1"));
        assertTrue(place != null && place.unicast());

        assertEquals("VI_1", named(machine, place, "192.0.2.2"));
        assertEquals("VI_2", named(machine, place, "192.0.2.3"));
        assertEquals("none", named(machine, place, "192.0.2.9"));
        machine.hears(version3("192.0.2.3", "192.0.2.1", 64, 200), Sealing.PSEUDO_HEADER);
        assertEquals("VI_2", named(machine, place, "192.0.2.3"));
    }

    @Test
    void configuredSourceMustBeThereWhereItIsTracked() {
        String missing =
                "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nunicast_src_ip 192.0.2.7\ntrack_src_ip\n"
                        + PEER + "\nvirtual_ipaddress {\n192.0.2.100\n}\n}\n";
        Machine machine = Machine.of(missing);
        assertEquals(StateName.FAULT, machine.state());
        assertEquals(
                "source address 192.0.2.7 is not configured on this machine",
                machine.first().state().situation().reason().text());

        machine.took(machine.router().addressAdded("eth0", address("192.0.2.7"), 0));

        assertEquals(StateName.BACKUP, machine.state());
        assertTrue(machine.actions().contains(new Action.AnnounceSource(address("192.0.2.7"))));
    }

    @Test
    void withoutInterfaceTheSourceMayBeAnywhere() {
        String anywhere = "vrrp_instance VI_1 {\nvirtual_router_id 51\nunicast_src_ip 192.0.2.1\ntrack_src_ip\n" + PEER
                + "\nvirtual_ipaddress {\n192.0.2.100 dev eth0\n}\n}\n";

        assertEquals(StateName.BACKUP, Machine.of(anywhere).state());
        assertEquals(StateName.FAULT, Machine.at("192.0.2.8", anywhere).state());
    }

    @Test
    void withoutPeersItCannotRunWhereThatIsAFault() {
        Machine machine = Machine.of(instance("unicast_src_ip 192.0.2.1", "unicast_fault_no_peer"));

        assertEquals(StateName.FAULT, machine.state());
        assertEquals(
                "no unicast peers", machine.first().state().situation().reason().text());
    }

    private static String named(Machine machine, AdvertPlace place, String source) {
        return machine.router()
                .find(place, 51, address(source))
                .map(RunningInstance::name)
                .orElse("none");
    }
}
