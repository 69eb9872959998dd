package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.parse;
import static io.vipward.parser.Parsing.service;
import static io.vipward.parser.Parsing.theService;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress.Endpoint;
import io.vipward.parser.model.ServiceAddress.Protocol;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults, inheritance and end-of-block checks of virtual servers. */
class VirtualServerTest {
    private static final long SECOND = 1_000_000_000L;

    private static RealServer first(ParseResult result) {
        return theService(result).realServers().get(0);
    }

    private static CheckSchedule schedule(ParseResult result) {
        return tcp(first(result)).schedule();
    }

    private static TcpCheck tcp(RealServer server) {
        return (TcpCheck) server.checkers().get(0);
    }

    private static Protocol protocol(VirtualServer server) {
        return ((Endpoint) server.address()).protocol();
    }

    @Test
    void missingSettingsGetTheDefaultsOfKeepalived() {
        ParseResult result =
                parse("virtual_server 10.0.0.100 80 {\nreal_server 10.0.0.11 80 {\nTCP_CHECK {\n}\n}\n}\n");

        VirtualServer server = theService(result);
        assertEquals(Protocol.UDP, protocol(server));
        assertEquals("wlc", server.service().scheduler());
        assertEquals(ForwardingMethod.NAT, first(result).settings().method());
        assertEquals(1, first(result).settings().weight());
        assertEquals(32, server.service().persistenceGranularity());
        assertEquals(new CheckSchedule(60 * SECOND, 1, SECOND, 60 * SECOND, false, false), schedule(result));
        assertEquals(5 * SECOND, tcp(first(result)).target().connectTimeoutNanos());
        assertEquals(List.of("default-used", "default-used", "default-used"), codes(result));
        assertEquals(5, result.testExitCode());
    }

    @Test
    void checkersInheritFromRealServerThenFromVirtualServer() {
        ParseResult result = parse("""
                virtual_server 10.0.0.100 80 {
                lvs_sched rr
                lvs_method NAT
                protocol tcp
                delay_loop 6
                connect_timeout 4
                retry 7
                weight 3
                alpha
                inhibit_on_failure
                real_server 10.0.0.11 8080 {
                retry 8
                delay_before_retry 2
                alpha off
                TCP_CHECK {
                warmup 0
                connect_ip 10.0.0.99
                connect_port 81
                bindto 10.0.0.1
                bind_port 1000
                bind_if eth0
                fwmark 5
                }
                }
                real_server 10.0.0.12 8080 {
                weight 0
                inhibit_on_failure no
                TCP_CHECK {
                connect_timeout 1.5
                retry 0
                }
                }
                }
                """);

        VirtualServer server = theService(result);
        assertEquals(List.of(), result.diagnostics());
        assertEquals(new CheckSchedule(6 * SECOND, 8, 2 * SECOND, 0, false, false), schedule(result));
        ConnectionTarget target = tcp(first(result)).target();
        assertEquals("10.0.0.99", target.address().getHostAddress());
        assertEquals(81, target.port());
        assertEquals(1000, target.source().port());
        assertEquals("eth0", target.source().interfaceName());
        assertEquals(5, target.socketMark());
        assertEquals(4 * SECOND, target.connectTimeoutNanos());
        assertEquals(3, first(result).settings().weight());
        assertTrue(first(result).settings().inhibitOnFailure());
        RealServer second = server.realServers().get(1);
        assertEquals(0, second.settings().weight());
        TcpCheck check = tcp(second);
        assertEquals(new CheckSchedule(6 * SECOND, 0, SECOND, 6 * SECOND, true, false), check.schedule());
        assertEquals(SECOND * 3 / 2, check.target().connectTimeoutNanos());
        assertEquals(8080, check.target().port());
        assertEquals(
                List.of("connect_timeout", "retry"),
                check.origins().keywords().keySet().stream().sorted().toList());
    }

    @Test
    void forwardingMethodCountsFromWhereItIsWritten() {
        ParseResult result = parse("""
                virtual_server 10.0.0.100 80 {
                lb_algo rr
                protocol TCP
                real_server 10.0.0.11 80 {
                }
                lb_kind DR
                real_server 10.0.0.12 80 {
                }
                lb_kind TUN
                real_server 10.0.0.13 80 {
                }
                real_server 10.0.0.14 80 {
                lvs_method NAT
                }
                }
                """);

        assertEquals(
                List.of(ForwardingMethod.TUN, ForwardingMethod.DR, ForwardingMethod.TUN, ForwardingMethod.NAT),
                theService(result).realServers().stream()
                        .map(server -> server.settings().method())
                        .toList());
    }

    @Test
    void onlyNatChangesThePort() {
        ParseResult result = parse("""
                virtual_server 10.0.0.100 80 {
                lb_algo rr
                lb_kind DR
                protocol TCP
                real_server 10.0.0.11 8080 {
                TCP_CHECK {
                }
                }
                real_server 10.0.0.12 {
                TCP_CHECK {
                }
                }
                }
                """);

        assertEquals(80, first(result).port());
        assertEquals(8080, tcp(first(result)).target().port());
        assertEquals(80, theService(result).realServers().get(1).port());
        assertEquals(80, tcp(theService(result).realServers().get(1)).target().port());
        assertEquals(List.of("5:13 port-mismatch"), findings(result));
    }

    @Test
    void persistenceHasItsDefaultsAndLimits() {
        assertEquals(360, theService(service("persistence_timeout")).service().persistenceSeconds());
        assertEquals(50, theService(service("persistence_timeout 50")).service().persistenceSeconds());
        assertEquals(0, theService(service("persistence_timeout 0")).service().persistenceSeconds());
        VirtualServer granular = theService(service("persistence_granularity 255.255.255.0"));
        assertEquals(24, granular.service().persistenceGranularity());
        assertEquals(360, granular.service().persistenceSeconds());
    }

    @ParameterizedTest
    @CsvSource({
        "255.255.0.255, invalid-address, 32",
        "255.255, invalid-address, 32",
        "64, number-out-of-range, 32",
        "0, number-out-of-range, 32",
    })
    void granularityIsAMaskOrALength(String written, String code, int bits) {
        ParseResult result = service("persistence_granularity " + written);

        assertEquals(bits, theService(result).service().persistenceGranularity());
        assertEquals(List.of(code), codes(result));
    }

    @Test
    void portZeroNeedsPersistence() {
        ParseResult result = parse("virtual_server 10.0.0.100 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n"
                + "real_server 10.0.0.11 {\n}\n}\n");

        assertEquals(360, theService(result).service().persistenceSeconds());
        assertEquals(List.of("port-zero"), codes(result));
    }

    @Test
    void quorumAndHysteresisAreAdjusted() {
        ParseResult result = service("quorum 5\nhysteresis 3");

        assertEquals(1, theService(result).quorum().quorum());
        assertEquals(0, theService(result).quorum().hysteresis());
        assertEquals(List.of("5:8 quorum-adjusted", "6:12 quorum-adjusted"), findings(result));
    }

    @Test
    void quorumOfWeightlessServersHasNoHysteresis() {
        ParseResult result = parse("virtual_server 10.0.0.100 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n"
                + "real_server 10.0.0.11 80 {\nweight 0\n}\n}\n");

        assertEquals(0, theService(result).quorum().quorum());
        assertEquals(0, theService(result).quorum().hysteresis());
    }

    @Test
    void sorryServerFollowsARealServerOfTheSameAddress() {
        ParseResult result = service("inhibit_on_failure\nsorry_server 10.0.0.11");

        assertEquals(
                new SorryServer(first(result).address(), 80, Forwarding.NAT, true),
                theService(result).sorryServer());
    }

    @Test
    void sorryServerHasItsOwnMethod() {
        ParseResult result = service("sorry_server 127.0.0.1 80\nsorry_server_inhibit\nsorry_server_lvs_method DR");

        SorryServer sorry = theService(result).sorryServer();
        assertNotNull(sorry);
        assertEquals(ForwardingMethod.DR, sorry.method());
        assertTrue(sorry.inhibit());
    }

    @Test
    void schedulerFlagsBelongToTheirScheduler() {
        assertEquals(
                0x38, theService(service("flag-1\nflag-2\nflag-3")).service().schedulerFlags());
        assertEquals(
                0x18,
                theService(service("lb_algo sh\nsh-port\nsh-fallback"))
                        .service()
                        .schedulerFlags());
        assertEquals(0x10, theService(service("lb_algo mh\nmh-port")).service().schedulerFlags());
        ParseResult wrong = service("sh-port");
        assertEquals(0, theService(wrong).service().schedulerFlags());
        assertEquals(List.of("setting-cleared"), codes(wrong));
    }

    @Test
    void flagBeforeItsSchedulerIsSetAllTheSame() {
        ParseResult result = service("sh-port\nlb_algo sh");

        assertEquals(0x10, theService(result).service().schedulerFlags());
        assertEquals(List.of("setting-cleared"), codes(result));
    }

    @Test
    void onePacketSchedulingIsForUdp() {
        ParseResult result = service("ops");

        assertEquals(List.of("setting-cleared"), codes(result));
        assertTrue(theService(service("protocol UDP\nops")).service().onePacket());
    }

    @Test
    void sameServerTwiceIsRemoved() {
        ParseResult result = service("real_server 10.0.0.11 80 {\nweight 9\n}");

        assertEquals(1, theService(result).realServers().size());
        assertEquals(9, first(result).settings().weight());
        assertEquals(List.of("8:1 duplicate"), findings(result));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0 80, invalid-address",
        "web.example.com 80, invalid-address",
        "10.0.0.12:80, invalid-address",
        "10.0.0.12 65536, number-out-of-range",
        "10.0.0.12 http, invalid-number",
        "10.0.0.12 -80, number-out-of-range",
        "fe80::1 80, family-mismatch",
    })
    void badRealServerIsSkipped(String address, String code) {
        ParseResult result = service("real_server " + address + " {\n}");

        assertEquals(1, theService(result).realServers().size());
        assertEquals(List.of(code), codes(result));
    }

    @Test
    void virtualServerWithoutRealServersIsIgnored() {
        ParseResult result = parse("virtual_server 10.0.0.100 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n}\n");

        assertEquals(List.of(), configuration(result).virtualServers());
        assertEquals(List.of("no-real-server"), codes(result));
    }

    @Test
    void ipv6ServicesAndOtherProtocolsAreFine() {
        ParseResult result = parse("virtual_server 2001:db8::100 53 {\nlb_algo rr\nlb_kind DR\nprotocol sctp\n"
                + "real_server 2001:db8::1 53 {\n}\n}\n");

        assertEquals(Protocol.SCTP, protocol(theService(result)));
        assertEquals(128, theService(result).service().persistenceGranularity());
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void linkLocalCheckNeedsAnInterface() {
        ParseResult result = service("real_server 10.0.0.12 80 {\nTCP_CHECK {\nconnect_ip fe80::1\n}\n}");

        assertEquals(List.of(), theService(result).realServers().get(1).checkers());
        assertEquals(List.of("invalid-address"), codes(result));
    }

    @Test
    void secondDefinitionOfAServiceIsLeftOut() {
        String one =
                "virtual_server 10.0.0.1 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\nreal_server 10.0.0.11 80 {\n}\n}\n";

        assertEquals(List.of("8:1 duplicate"), findings(parse(one + one)));
    }
}
