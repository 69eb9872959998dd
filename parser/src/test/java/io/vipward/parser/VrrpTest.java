package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.instance;
import static io.vipward.parser.Parsing.parse;
import static io.vipward.parser.Parsing.theInstance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.Preemption;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VrrpInstance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults, conflicts and cross references of instances and scripts. */
class VrrpTest extends VrrpFixture {
    @Test
    void defaultsAreFilledIn() {
        VrrpInstance instance = theInstance(parse(minimal("VI_1", "")));

        assertEquals(InitialState.BACKUP, instance.election().initialState());
        assertEquals(100, instance.election().priority());
        assertEquals(1_000_000_000L, instance.election().advertNanos());
        assertEquals(3, instance.election().downTimerAdverts());
        assertEquals(Preemption.IMMEDIATE, instance.election().preemption());
        assertEquals(AdvertHandling.DEFAULT, instance.election().adverts());
        assertEquals(GarpSettings.DEFAULT, instance.addresses().garp());
        assertEquals("224.0.0.18", instance.router().multicastGroup().getHostAddress());
        assertEquals(32, instance.addresses().advertised().get(0).prefixLength());
        assertTrue(instance.tracking().primary());
    }

    @Test
    void masterWithoutPriorityIsTheOwner() {
        VrrpInstance instance = theInstance(parse(minimal("VI_1", "state MASTER")));

        assertEquals(255, instance.election().priority());
        assertEquals(InitialState.MASTER, instance.election().initialState());
    }

    @Test
    void ownerWithoutStateIsMaster() {
        assertEquals(
                InitialState.MASTER,
                theInstance(parse(minimal("VI_1", "priority 255"))).election().initialState());
    }

    @Test
    void masterStaysMasterThoughBackupFollows() {
        ParseResult result = parse(minimal("VI_1", "priority 90\nstate MASTER\nstate BACKUP"));

        assertEquals(InitialState.MASTER, theInstance(result).election().initialState());
        assertEquals(List.of("9:7 duplicate"), findings(result));
    }

    @Test
    void stateMasterClearsWhatPreventsPreemption() {
        ParseResult result = parse(minimal("VI_1", "state MASTER\npriority 100\nnopreempt\npreempt_delay 5"));

        assertEquals(Preemption.IMMEDIATE, theInstance(result).election().preemption());
        assertEquals(List.of("9:1 setting-cleared", "10:15 setting-cleared"), findings(result));
    }

    @Test
    void nopreemptClearsTheDelay() {
        ParseResult result = instance("nopreempt\npreempt_delay 5");

        assertEquals(new Preemption(false, 0, 0), theInstance(result).election().preemption());
        assertEquals(List.of("setting-cleared"), codes(result));
    }

    @Test
    void laterPreemptUndoesNopreempt() {
        assertTrue(theInstance(instance("nopreempt\npreempt"))
                .election()
                .preemption()
                .preempt());
        assertFalse(theInstance(instance("preempt\nnopreempt"))
                .election()
                .preemption()
                .preempt());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.4, 1", "1.4, 1", "1.5, 2", "254.6, 255"})
    void advertIntervalIsRoundedToSeconds(String written, long seconds) {
        ParseResult result = instance("advert_int " + written);

        assertEquals(seconds * 1_000_000_000L, theInstance(result).election().advertNanos());
        assertEquals(List.of("setting-cleared"), codes(result));
    }

    @Test
    void globalValuesAreDefaultsOfInstances() {
        ParseResult result = parse("""
                global_defs {
                vrrp_garp_master_delay 7
                vrrp_garp_master_repeat 2
                vrrp_garp_master_refresh 60
                vrrp_down_timer_adverts 5
                vrrp_mcast_group4 224.0.0.99
                vrrp_higher_prio_send_advert
                }
                """ + minimal("VI_1", "garp_lower_prio_repeat 1"));

        VrrpInstance instance = theInstance(result);
        assertEquals(
                new GarpSettings(7_000_000_000L, 2, 60_000_000_000L, 1, 7_000_000_000L, 1),
                instance.addresses().garp());
        assertEquals(5, instance.election().downTimerAdverts());
        assertEquals("224.0.0.99", instance.router().multicastGroup().getHostAddress());
        assertTrue(instance.election().adverts().higherPrioritySendAdvert());
    }

    @Test
    void laterGlobalBlocksAreMergedIntoEarlierOnes() {
        ParseResult result =
                parse("global_defs {\nrouter_id a\nsmtp_server 10.0.0.1 2525\n}\n" + "global_defs {\nrouter_id b\n}\n");

        assertEquals("b", configuration(result).global().routerId());
        assertEquals(2525, configuration(result).global().mail().relay().port());
    }

    @Test
    void minimalGarpKeepsWhatWasWritten() {
        ParseResult result = parse("global_defs {\nvrrp_min_garp\nvrrp_garp_master_delay 3\n}\n" + minimal("VI_1", ""));

        assertEquals(
                new GarpSettings(3_000_000_000L, 1, 0, 1, 3_000_000_000L, 1),
                theInstance(result).addresses().garp());
    }

    @Test
    void addressesHaveOptions() {
        ParseResult result = parse("""
                vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                virtual_ipaddress {
                10.0.0.1/24 brd + dev eth1 scope link label eth1:vip
                10.0.0.2/24 brd 10.0.0.255
                10.0.0.3/16 broadcast -
                }
                virtual_ipaddress_excluded {
                10.0.0.4/24 scope 42
                }
                }
                """);

        List<VirtualAddress> addresses = theInstance(result).addresses().all();
        assertEquals("eth1", addresses.get(0).interfaceName());
        assertEquals(253, addresses.get(0).scope());
        assertEquals("eth1:vip", addresses.get(0).options().label());
        assertEquals("10.0.0.255", host(addresses.get(0).options().broadcast()));
        assertEquals("10.0.0.255", host(addresses.get(1).options().broadcast()));
        assertEquals("10.0.0.0", host(addresses.get(2).options().broadcast()));
        assertEquals(42, addresses.get(3).scope());
        assertEquals("eth0", addresses.get(3).interfaceName());
        assertEquals(List.of(), result.diagnostics());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.256, invalid-address, 0",
        "010.0.0.1, invalid-address, 0",
        "10.0.0, invalid-address, 0",
        "10.0.0.1/33, invalid-prefix, 1",
        "10.0.0.1/255.255.255.0, invalid-prefix, 1",
        "10.0.0.1 dev, invalid-entry, 0",
        "10.0.0.1 dev averyverylonginterface0, invalid-interface, 0",
        "10.0.0.1 label averyverylonglabel0, invalid-entry, 0",
        "10.0.0.1 scope galaxy, invalid-option, 1",
        "10.0.0.1 brd 10.0.0, invalid-address, 0",
        "10.0.0.1/31 brd +, invalid-option, 1",
        "10.0.0.1 foo, invalid-option, 1",
        "10.0.0.1 peer, invalid-entry, 0",
        "10.0.0.1 peer x, invalid-address, 0",
        "10.0.0.1 peer fe80::1, family-mismatch, 0",
        "10.0.0.1 peer 10.0.0.2 peer 10.0.0.3, duplicate, 1",
        "10.0.0.1/24 peer 10.0.0.2, invalid-prefix, 1",
        "10.0.0.1 preferred_lft, invalid-entry, 0",
        "10.0.0.1 preferred_lft 5s, invalid-number, 1",
        "fe80::1, family-mismatch, 0",
    })
    void badEntriesAreDroppedAndBadOptionsIgnored(String entry, String code, int kept) {
        ParseResult result = parse("vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\n"
                + "virtual_ipaddress {\n10.9.9.9\n" + entry + "\n}\n}\n");

        assertEquals(kept + 1, theInstance(result).addresses().advertised().size());
        assertEquals(List.of(code), codes(result));
        assertEquals(6, result.diagnostics().get(0).position().line());
    }

    @Test
    void addressThatIsThereTwiceIsIgnored() {
        ParseResult result = parse(minimal("VI_1", "virtual_ipaddress {\n10.0.0.1\n10.0.0.2\n}"));

        assertEquals(2, theInstance(result).addresses().advertised().size());
        assertEquals(List.of("8:1 duplicate"), findings(result));
    }

    @Test
    void instanceWithoutAddressIsReported() {
        ParseResult result = parse("vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\n}\n");

        assertEquals(List.of("no-virtual-address"), codes(result));
        assertEquals(5, result.testExitCode());
        assertFalse(result.fatal());
    }

    @Test
    void whatAnAdvertCannotHoldIsExcluded() {
        StringBuilder entries =
                new StringBuilder("vrrp_instance VI_1 {\ninterface e\nvirtual_router_id 1\n" + "virtual_ipaddress {\n");
        for (int i = 0; i < 256; i++) {
            entries.append("10.1.0.").append(i).append('\n');
        }
        ParseResult result = parse(entries + "}\n}\n");

        assertEquals(255, theInstance(result).addresses().advertised().size());
        assertEquals(1, theInstance(result).addresses().excluded().size());
        assertEquals(List.of("setting-cleared"), codes(result));
    }

    @Test
    void twoInstancesCannotShareARouterId() {
        ParseResult result = parse(minimal("VI_1", "") + minimal("VI_2", ""));

        assertTrue(result.fatal());
        assertEquals(List.of("11:19 vrid-clash"), findings(result));
        assertEquals(5, result.testExitCode());
        assertTrue(result.text().contains("(VI_2) uses VRID 51 with IPv4 on interface eth0, and so does VI_1"));
    }

    @Test
    void routerIdMayBeSharedOnAnotherGroup() {
        assertFalse(parse(minimal("VI_1", "") + minimal("VI_2", "mcast_dst_ip 224.0.0.19"))
                .fatal());
    }

    @Test
    void secondInstanceOfANameIsSkipped() {
        ParseResult result = parse(minimal("VI_1", "") + minimal("VI_1", "priority 7"));

        assertEquals(100, theInstance(result).election().priority());
        assertEquals(List.of("9:1 duplicate"), findings(result));
    }

    @Test
    void loopbackIsNoInterfaceForVrrp() {
        ParseResult result = parse(
                "vrrp_instance VI_1 {\ninterface lo\nvirtual_router_id 51\nvirtual_ipaddress {\n10.0.0.1\n}\n}\n");

        assertTrue(result.fatal());
        assertEquals(List.of("2:11 invalid-interface", "2:11 no-interface"), findings(result));
    }

    @Test
    void unicastSourceWithoutPeersMeansMulticast() {
        ParseResult result = instance("unicast_src_ip 10.0.0.5");

        assertEquals("10.0.0.5", host(theInstance(result).router().sourceAddress()));
        assertEquals(List.of("unicast-without-peers"), codes(result));
    }

    @Test
    void strictModeForcesItsSettings() {
        ParseResult result = parse("global_defs {\nvrrp_strict\n}\n"
                + minimal(
                        "VI_1",
                        "state MASTER\npriority 90\ndown_timer_adverts 5\n"
                                + "authentication {\nauth_type PASS\nauth_pass x\n}"));

        VrrpInstance instance = theInstance(result);
        assertEquals(InitialState.BACKUP, instance.election().initialState());
        assertEquals(3, instance.election().downTimerAdverts());
        assertEquals(
                new AdvertHandling(true, false, false, false),
                instance.election().adverts());
        assertEquals(0, instance.addresses().garp().lowerPriorityRepeat());
        assertEquals(
                "VrrpAuthentication[NONE]", instance.router().authentication().toString());
        assertEquals(
                List.of(
                        "2:1 strict-mode-partial",
                        "10:7 setting-cleared",
                        "12:20 setting-cleared",
                        "13:1 setting-cleared"),
                findings(result));
    }

    @Test
    void strictModeNeedsAnAddress() {
        assertTrue(parse("vrrp_instance VI_1 {\nstrict_mode\ninterface eth0\nvirtual_router_id 51\n}\n")
                .fatal());
    }

    @Test
    void mailWithoutARelayIsMentionedOnceWhereItIsTurnedOn() {
        ParseResult off = parse("global_defs {\nsmtp_alert off\nnotification_email { a@b }\n}\n");
        ParseResult on = parse("global_defs {\nsmtp_alert\n}\n" + minimal("VI_1", "smtp_alert"));

        assertEquals(List.of(), off.diagnostics());
        assertEquals(List.of("2:1 mail-not-sent"), findings(on));
        assertEquals(0, on.testExitCode());
    }

    @Test
    void mailThatCanBeSentIsNotMentioned() {
        ParseResult complete =
                parse("global_defs {\nsmtp_alert\nnotification_email { a@b }\nsmtp_server 192.0.2.1\n}\n");

        assertEquals(List.of(), complete.diagnostics());
    }
}
