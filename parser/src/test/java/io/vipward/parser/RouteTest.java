package io.vipward.parser;

import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.show.ConfigurationText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes and rules: what becomes of a line, as the text that it is written back as. */
class RouteTest {
    private static ParseResult routes(String lines) {
        return parse("static_routes {\n" + lines + "\n}\n");
    }

    private static ParseResult rules(String lines) {
        return parse("static_rules {\n" + lines + "\n}\n");
    }

    /** The lines of the block as they are written back. */
    private static String written(ParseResult result) {
        return ConfigurationText.of(configuration(result))
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }

    /** The findings apart from the one that says that the engines do not do this yet. */
    private static String others(ParseResult result) {
        return String.join(
                ", ",
                findings(result).stream()
                        .filter(one -> !one.equals("1:1 not-supported"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/24 dev eth0, 10.1.0.0/24 dev eth0",
        "to 10.1.0.0/24 oif eth0, 10.1.0.0/24 dev eth0",
        "src 10.0.0.5 to 10.1.0.0/24 via 10.0.0.1, 10.1.0.0/24 src 10.0.0.5 via 10.0.0.1",
        "10.1.0.1 via inet 10.0.0.1, 10.1.0.1/32 via 10.0.0.1",
        "default via 10.0.0.1, 0.0.0.0/0 via 10.0.0.1",
        "any via 2001:db8::1, 0:0:0:0:0:0:0:0/0 via 2001:db8:0:0:0:0:0:1",
        "blackhole 10.1.0.0/24, blackhole 10.1.0.0/24",
        "blackhole 10.1.0.0/24 prepend, blackhole 10.1.0.0/24 prepend",
        "unicast 10.1.0.0/24 dev eth0, 10.1.0.0/24 add dev eth0",
        "unicast 10.1.0.0/24 dev eth0 prepend, 10.1.0.0/24 dev eth0",
        "5 10.1.0.0/24 dev eth0, multicast 10.1.0.0/24 dev eth0",
        "10.1.0.0/24 dev eth0 dev eth1, 10.1.0.0/24 dev eth1",
        "10.1.0.0/24 10.2.0.0/24 dev eth0, 10.2.0.0/24 dev eth0",
        "append 10.1.0.0/24 dev eth0 no_track, 10.1.0.0/24 append no_track dev eth0",
        "10.1.0.0/24 dev eth0 table main tos AF11 scope link, 10.1.0.0/24 tos 40 table 254 scope 253 dev eth0",
        "10.1.0.0/24 dev eth0 table 0x10 tos 0x10, 10.1.0.0/24 tos 16 table 16 dev eth0",
        "10.1.0.0/24 dev eth0 vrf blue, 10.1.0.0/24 vrf blue dev eth0",
        "10.1.0.0/24 dev eth0 protocol 0 no_track, 10.1.0.0/24 protocol 0 no_track dev eth0",
        "10.1.0.0/24 dev eth0 protocol bird no_track, 10.1.0.0/24 protocol 12 no_track dev eth0",
        "10.1.0.0/24 dev eth0 mtu lock 1400 mtu 1500, 10.1.0.0/24 mtu lock 1500 dev eth0",
        "10.1.0.0/24 dev eth0 rtt 3000 rttvar 300ms rto_min 1.5s, "
                + "10.1.0.0/24 rtt 375ms rttvar 300ms rto_min 1500ms dev eth0",
        "10.1.0.0/24 dev eth0 congctl lock cubic features ecn, 10.1.0.0/24 features ecn congctl lock cubic dev eth0",
        "10.1.0.0/24 dev eth0 realms cosmos/0x14, 10.1.0.0/24 realms 0/20 dev eth0",
        "2001:db8::/48 dev eth0 expires 60 pref low from 2001:db8::/32, "
                + "2001:db8:0:0:0:0:0:0/48 from 2001:db8:0:0:0:0:0:0/32 expires 60 pref 3 dev eth0",
        "10.1.0.0/24 dev eth0 ttl-propagate disabled onlink, 10.1.0.0/24 ttl-propagate disabled dev eth0 onlink",
        "10.1.0.0/24 dev eth0 encap ip id 5 dst 10.0.0.2 ttl 3 metric 7, "
                + "10.1.0.0/24 metric 7 dev eth0 encap ip id 5 dst 10.0.0.2 ttl 3",
        "10.1.0.0/24 dev eth0 encap ip6 dst 2001:db8::2 tc 4 hoplimit 3 flags 0x1, "
                + "10.1.0.0/24 dev eth0 encap ip6 dst 2001:db8:0:0:0:0:0:2 tc 4 hoplimit 3 flags 1",
        "10.1.0.0/24 dev eth0 encap mpls 100/200, 10.1.0.0/24 dev eth0 encap mpls 100/200",
        "10.1.0.0/24 dev eth0 encap ila 1:2:3:4, 10.1.0.0/24 dev eth0 encap ila 1:2:3:4",
        "10.1.0.0/24 nexthop via 10.0.0.1 weight 256 realms 5 nexthop dev eth1 onlink, "
                + "10.1.0.0/24 nexthop via 10.0.0.1 weight 256 realms 0/5 nexthop dev eth1 weight 1 onlink",
        "10.1.0.0/24 nexthop via 10.0.0.1, 10.1.0.0/24 via 10.0.0.1",
    })
    void routeIsReadAsItIsMeant(String line, String written) {
        ParseResult result = routes(line);

        assertEquals("", others(result));
        assertEquals(written, written(result));
    }

    @ParameterizedTest
    @CsvSource({
        "gw 10.0.0.1 10.1.0.0/24, 2:1 deprecated, 10.1.0.0/24 via 10.0.0.1",
        "default6 via fe80::1 dev eth0, 2:1 deprecated, 0:0:0:0:0:0:0:0/0 via fe80:0:0:0:0:0:0:1 dev eth0",
        "10.1.0.0/24 via 10.0.0.1 or 10.0.0.2 dev eth0, 2:26 deprecated, "
                + "10.1.0.0/24 nexthop via 10.0.0.1 dev eth0 weight 1 nexthop via 10.0.0.2 dev eth0 weight 1",
        "inet 10.1.0.0/24 dev eth0, 2:1 invalid-option, 10.1.0.0/24 dev eth0",
        "10.1.0.0/40 dev eth0, 2:1 invalid-prefix, 10.1.0.0/32 dev eth0",
        "10.1.0.0/24 dev eth0 ttl-propagate foo, 2:36 invalid-choice, 10.1.0.0/24 dev eth0",
        "10.1.0.0/24 dev eth0 features foo, 2:31 invalid-choice, 10.1.0.0/24 dev eth0",
        "10.1.0.0/24 dev eth0 rtt 20ms, 2:26 number-out-of-range, 10.1.0.0/24 rtt 200ms dev eth0",
        "10.1.0.0/24 dev eth0 protocol bird, 2:22 setting-cleared, 10.1.0.0/24 dev eth0",
        "10.1.0.0/24 nexthop via 10.0.0.1 foo 3, 2:34 invalid-option, 10.1.0.0/24 via 10.0.0.1",
    })
    void routeIsKeptThoughSomethingIsOdd(String line, String found, String written) {
        ParseResult result = routes(line);

        assertEquals(found, others(result));
        assertEquals(written, written(result));
    }

    @ParameterizedTest
    @CsvSource({
        "dev eth0, 2:1 invalid-entry",
        "as 10.1.0.0/24 dev eth0, 2:1 invalid-entry",
        "10.1.0.0/24 dev eth0 frobnicate 3, 2:22 invalid-address",
        "10.1.0.0/24 dev eth0 mtu abc, 2:26 invalid-number",
        "10.1.0.0/24 dev eth0 mtu 4294967296, 2:26 number-out-of-range",
        "10.1.0.0/24 dev eth0 metric 0x10, 2:29 invalid-number",
        "10.1.0.0/24 dev eth0 hoplimit 256, 2:31 number-out-of-range",
        "10.1.0.0/24 dev eth0 window lock 5, 2:29 invalid-number",
        "10.1.0.0/24 dev eth0 rtt 961s, 2:26 number-out-of-range",
        "10.1.0.0/24 dev eth0 rtt 3us, 2:26 invalid-number",
        "10.1.0.0/24 dev eth0 table nosuch, 2:28 invalid-choice",
        "10.1.0.0/24 dev eth0 tos 256, 2:26 invalid-choice",
        "10.1.0.0/24 dev eth0 scope galaxy, 2:28 invalid-choice",
        "10.1.0.0/24 dev eth0 realms 5/x, 2:29 invalid-choice",
        "10.1.0.0/24 dev eth0 src 10.0.0.5/24, 2:22 invalid-address",
        "10.1.0.0/24 dev eth0 via 2001:db8::1, 2:1 family-mismatch",
        "10.1.0.0/24 dev eth0 via inet6 10.0.0.1, 2:22 family-mismatch",
        "10.1.0.0/24 dev eth0 expires 60, 2:1 family-mismatch",
        "2001:db8::/48 dev eth0 realms 5, 2:1 family-mismatch",
        "10.1.0.0/24 dev eth0 encap foo, 2:28 invalid-choice",
        "10.1.0.0/24 dev eth0 encap ip tos 4, 2:28 invalid-entry",
        "10.1.0.0/24 dev eth0 encap ip dst 2001:db8::2, 2:31 family-mismatch",
        "10.1.0.0/24 dev eth0 encap mpls 1048576, 2:33 invalid-number",
        "10.1.0.0/24 dev eth0 encap ila 1:2, 2:32 invalid-address",
        "10.1.0.0/24 nexthop via 10.0.0.1 weight 257, 2:34 number-out-of-range",
        "10.1.0.0/24 nexthop via 2001:db8::1, 2:1 family-mismatch",
    })
    void routeThatCannotBeIsDropped(String line, String found) {
        ParseResult result = routes(line);

        String place = found.substring(0, found.indexOf(':'));
        String code = found.substring(found.indexOf(' '));
        assertEquals(
                List.of(place + code),
                findings(result).stream()
                        .filter(one -> !one.equals("1:1 not-supported"))
                        .map(one -> one.substring(0, one.indexOf(':')) + one.substring(one.indexOf(' ')))
                        .toList());
        assertEquals("", written(result));
        assertEquals(5, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.0/24 dev eth0 mtu", "10.1.0.0/24 via", "10.1.0.0/24 dev eth0 to"})
    void optionWithoutItsArgumentIsFatal(String line) {
        assertEquals(2, routes(line).testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "from 10.1.0.0/24 table 100 priority 5, from 10.1.0.0/24 table 100 preference 5",
        "to all lookup main order 0x10, table 254 preference 16",
        "not from 10.1.0.0/24 iif eth0 oif eth1 fwmark 0x10/0xff tos 16 blackhole preference 5, "
                + "not from 10.1.0.0/24 iif eth0 oif eth1 tos 16 fwmark 16/255 blackhole preference 5",
        "from 10.1.0.0/24 table 7 priority 5 realms 5/7 suppress_prefixlength 8 sup_group default, "
                + "from 10.1.0.0/24 table 7 realms 5/7 suppress_prefixlength 8 suppress_ifgroup 0 preference 5",
        "from 10.1.0.0/24 goto 40 priority 37, from 10.1.0.0/24 goto 40 preference 37",
        "from 10.1.0.0/24 type unreachable priority 5, from 10.1.0.0/24 unreachable preference 5",
        "from 10.1.0.0/24 l3mdev priority 5 uidrange 5-10 tunnel-id 99999999999, "
                + "from 10.1.0.0/24 tunnel-id 99999999999 uidrange 5-10 l3mdev preference 5",
        "table 7 priority 5 ipproto TCP dport 80-90 protocol 7 no_track, "
                + "ipproto 6 dport 80-90 table 7 preference 5 protocol 7 no_track",
    })
    void ruleIsReadAsItIsMeant(String line, String written) {
        ParseResult result = rules(line);

        assertEquals("", others(result));
        assertEquals(written, written(result));
    }

    @ParameterizedTest
    @CsvSource({
        "table 7 priority 5 sport 80, 2:26 invalid-entry, sport 80-80 table 7 preference 5, 5",
        "table 7 priority 5 dport 90-80, 2:26 number-out-of-range, dport 80-90 table 7 preference 5, 0",
        "inet6 from 2001:db8::/32 nop priority 5, 2:1 invalid-option, "
                + "from 2001:db8:0:0:0:0:0:0/32 nop preference 5, 5",
        "table 7 priority 5 protocol 12, 2:20 setting-cleared, table 7 preference 5, 5",
        "table 7 priority 5 protocol 256, 2:29 invalid-number, table 7 preference 5, 5",
    })
    void ruleIsKeptThoughSomethingIsOdd(String line, String found, String written, int exitCode) {
        ParseResult result = rules(line);

        assertEquals(found, others(result));
        assertEquals(written, written(result));
        assertEquals(exitCode, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "from 10.1.0.0/24 priority 5, invalid-entry, 5",
        "from 10.1.0.0/24 table 7 unreachable priority 5, duplicate, 5",
        "from 10.1.0.0/24 table 7 priority 5 foo, invalid-option, 5",
        "from abc table 7 priority 5, invalid-address, 5",
        "from 10.1.0.0/24 to 2001:db8::/32 table 7 priority 5, family-mismatch, 5",
        "from 10.1.0.0/24 table 0 priority 5, number-out-of-range, 5",
        "from 10.1.0.0/24 table nosuch priority 5, invalid-choice, 5",
        "from 10.1.0.0/24 table 7 priority 4294967296, number-out-of-range, 5",
        "from 10.1.0.0/24 goto 30 priority 38, invalid-entry, 5",
        "from 10.1.0.0/24 goto 30, invalid-entry, 5",
        "from 10.1.0.0/24 blackhole priority 5 realms 5, invalid-entry, 5",
        "from 2001:db8::/32 table 7 priority 5 realms 5, invalid-entry, 5",
        "from 10.1.0.0/24 table 7 priority 5 fwmark 7/x, invalid-number, 5",
        "from 10.1.0.0/24 table 7 priority 5 uidrange 5, invalid-number, 5",
        "from 10.1.0.0/24 table 7 priority 5 ipproto nosuch, invalid-choice, 5",
        "from 10.1.0.0/24 table 7 priority 5 dport 80-70000, number-out-of-range, 0",
        "from 10.1.0.0/24 type foo priority 5, invalid-choice, 5",
        "from 10.1.0.0/24 table, missing-mandatory-argument, 2",
    })
    void ruleThatCannotBeIsDropped(String line, String code, int exitCode) {
        ParseResult result = rules(line);

        assertEquals(List.of(code), Parsing.codes(result));
        assertEquals(exitCode, result.testExitCode());
    }

    @Test
    void rulesWithoutAPreferenceCountDownInTheOrderOfTheFile() {
        ParseResult result = parse("""
                static_rules {
                from 10.1.0.0/24 table 7
                from 2001:db8::/32 table 7
                from abc table 7
                }
                vrrp_instance VI {
                interface eth0
                virtual_router_id 1
                virtual_ipaddress {
                10.0.0.1
                }
                virtual_rules {
                from 10.2.0.0/24 table 7
                }
                }
                static_rules {
                from 10.3.0.0/24 table 7
                }
                """);

        assertEquals(
                List.of(16_384L, 16_384L, 16_382L),
                configuration(result).statics().rules().stream()
                        .map(rule -> rule.preference())
                        .toList());
        assertEquals(
                List.of("2:1 default-used", "3:1 default-used", "13:1 default-used", "17:1 default-used"),
                findings(result).stream()
                        .filter(one -> one.endsWith("default-used"))
                        .toList());
    }
}
