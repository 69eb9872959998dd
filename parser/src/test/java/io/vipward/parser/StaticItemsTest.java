package io.vipward.parser;

import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.Interfaces.GarpGroup;
import io.vipward.parser.model.Interfaces.LinkDelay;
import io.vipward.parser.model.Interfaces.Member;
import io.vipward.parser.model.StaticItems;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of instances that need what static items need, and what is said about interfaces. */
class StaticItemsTest {
    private static final String INSTANCE = """
            vrrp_instance VI {
            interface eth0
            virtual_router_id 1
            virtual_ipaddress {
            10.0.0.1
            }
            }
            """;
    private static final String GROUP = "track_group G {\ngroup {\nVI\n}\n}\n";

    private static String unescaped(String lines) {
        return lines.replace('|', '\n');
    }

    private static String others(ParseResult result) {
        return findings(result).stream()
                .filter(one -> !one.endsWith("not-supported"))
                .collect(Collectors.joining(", "));
    }

    private static Interfaces interfaces(ParseResult result) {
        return configuration(result).interfaces();
    }

    @ParameterizedTest
    @CsvSource({
        "group {|VI|}, VI, ''",
        "group {|VI nosuch|}, VI nosuch, ''",
        "'', '', ''",
        "group {|}, '', 10:1 missing-argument",
        "group {|VI|}|group {|VJ|}, VI, 12:1 duplicate",
        "group {|VI|}|foo, VI, 12:1 unknown-keyword",
    })
    void membersOfAGroup(String lines, String members, String found) {
        ParseResult result = parse(INSTANCE + "track_group G {\n" + unescaped(lines) + "\n}\n");

        assertEquals(found, others(result));
        assertEquals(
                members,
                String.join(
                        " ",
                        configuration(result).statics().trackGroups().get(0).instances()));
    }

    @ParameterizedTest
    @CsvSource({"track_group {, missing-name", "track_group G H {, missing-name"})
    void groupNeedsOneName(String header, String code) {
        ParseResult result = parse(INSTANCE + header + "\ngroup {\nVI\n}\n}\n");

        assertEquals(List.of(), configuration(result).statics().trackGroups());
        assertEquals(5, result.testExitCode());
        assertEquals(code, Parsing.codes(result).get(0));
    }

    @Test
    void secondGroupOfANameIsSkipped() {
        ParseResult result = parse(INSTANCE + GROUP + GROUP);

        assertEquals(1, configuration(result).statics().trackGroups().size());
        assertEquals("13:1 duplicate", others(result));
    }

    @Test
    void itemsFollowAGroupThatIsDefinedBeforeThem() {
        ParseResult result = parse(INSTANCE
                + GROUP
                + "static_routes {\n10.1.0.0/24 dev eth0 track_group G\n10.2.0.0/24 via 10.0.0.2 track_group G\n"
                + "10.3.0.0/24 dev eth0 track_group H\n}\n"
                + "static_rules {\niif eth0 table 7 priority 5 track_group G\ntable 7 priority 6 track_group G\n}\n");

        StaticItems items = configuration(result).statics();
        assertEquals("G", items.routes().get(0).handling().trackGroup());
        assertNull(items.routes().get(1).handling().trackGroup());
        assertNull(items.routes().get(2).handling().trackGroup());
        assertEquals("G", items.rules().get(0).handling().trackGroup());
        assertNull(items.rules().get(1).handling().trackGroup());
        assertEquals("15:38 invalid-option, 16:34 unknown-tracker, 20:32 invalid-option", others(result));
    }

    @Test
    void staticAddressWithoutDevIsOnTheDefaultInterface() {
        ParseResult result = parse(
                "global_defs {\ndefault_interface eth7\n}\nstatic_ipaddress {\n10.2.0.1/24\n10.2.0.2 dev eth1\n}\n");

        assertEquals(
                List.of("eth7", "eth1"),
                configuration(result).statics().addresses().stream()
                        .map(address -> address.interfaceName())
                        .toList());
        assertEquals("", others(result));
    }

    @ParameterizedTest
    @CsvSource({
        "garp_interval 0.5|interface eth0, eth0, ''",
        "garp_interval 0|interface eth0|interface eth1, eth0 eth1, ''",
        "gna_interval 2147.483647|interfaces {|eth0|eth1|}, eth0 eth1, ''",
        "garp_interval 1, '', ''",
        "garp_interval 1|interface eth0|interface eth0, eth0, 4:11 duplicate",
        "garp_interval 1|interfaces {|}, '', 4:1 missing-argument",
        "garp_interval 1|garp_interval -1|interface eth0, eth0, 3:15 invalid-number",
        "garp_interval 1|garp_interval 2147.483648|interface eth0, eth0, 3:15 number-out-of-range",
    })
    void membersOfAGarpGroup(String lines, String members, String found) {
        ParseResult result = parse("garp_group {\n" + unescaped(lines) + "\n}\n");

        GarpGroup group = interfaces(result).garpGroups().get(0);
        assertEquals(found, others(result));
        assertEquals(
                members, group.members().stream().map(Member::interfaceName).collect(Collectors.joining(" ")));
    }

    @Test
    void garpGroupWithoutAnIntervalIsRemoved() {
        ParseResult result = parse("garp_group {\ninterface eth0\n}\n");

        assertEquals(List.of(), interfaces(result).garpGroups());
        assertEquals("3:1 incomplete-group", others(result));
        assertEquals(5, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "eth0, null, ''",
        "eth0 MII, MII, ''",
        "eth0 ETHTOOL, ETHTOOL, ''",
        "eth0 mii, null, 2:6 invalid-option",
        "eth0 MII more, null, 2:6 invalid-option",
    })
    void polledInterface(String line, String method, String found) {
        ParseResult result = parse("linkbeat_interfaces {\n" + line + "\n}\n");

        assertEquals(found, others(result));
        assertEquals(method, String.valueOf(interfaces(result).polled().get(0).method()));
    }

    @ParameterizedTest
    @CsvSource({
        "eth0, 0, 0, ''",
        "eth0 1.5, 1500, 0, ''",
        "eth0 0.5 255, 500, 255000, ''",
        "eth0 256 1, 0, 1000, 2:6 number-out-of-range",
        "eth0 1 x, 1000, 0, 2:8 invalid-number",
        "eth0 1|eth0 2, 2000, 0, ''",
    })
    void delaysOfALink(String lines, long downMillis, long upMillis, String found) {
        ParseResult result = parse("interface_up_down_delays {\n" + unescaped(lines) + "\n}\n");

        LinkDelay delay = interfaces(result).delays().get(0);
        assertEquals(found, others(result));
        assertEquals(
                List.of(downMillis * 1_000_000, upMillis * 1_000_000), List.of(delay.downNanos(), delay.upNanos()));
    }

    @Test
    void delayThatOutlastsTheMasterIsNotUsed() {
        ParseResult result = parse("interface_up_down_delays {\neth0 1.9 2\n}\n" + INSTANCE);

        LinkDelay delay = interfaces(result).delays().get(0);
        assertEquals(List.of(1_900_000_000L, 0L), List.of(delay.downNanos(), delay.upNanos()));
        assertEquals("2:1 setting-cleared", others(result));
        assertEquals(0, result.testExitCode());
    }
}
