package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of interfaces that the machine does not have: where keepalived says so, and with which exit code. */
class StaticInterfaceCheckTest {
    private static final String DYNAMIC = "global_defs {\ndynamic_interfaces\n}\n";

    private static Configuration parsed(String text) {
        Configuration configuration = ConfigurationParser.parse("a.conf", text).configuration();
        assertNotNull(configuration);
        return configuration;
    }

    private static String text(String lines) {
        return lines.replace('|', '\n');
    }

    @ParameterizedTest
    @CsvSource({
        "static_ipaddress {|10.0.0.1/24 dev gone|}, 2, 5",
        "static_routes {|10.1.0.0/24 dev gone|}, 2, 5",
        "static_routes {|10.1.0.0/24 nexthop via 10.0.0.1 dev gone|}, 2, 5",
        "static_rules {|table 7 priority 5 oif gone|}, 2, 5",
        "garp_group {|garp_interval 1|interface gone|}, 3, 5",
        "garp_group {|garp_interval 1|interfaces {|gone|eth0|}|}, 6, 5",
        "linkbeat_interfaces {|gone|}, 2, 4",
        "interface_up_down_delays {|gone 1|}, 2, 4",
    })
    void missingInterfaceStopsTheDaemon(String lines, int line, int exitCode) {
        InterfaceCheck.Checked checked = InterfaceCheck.check(parsed(text(lines)), Set.of("eth0"));

        assertEquals(
                List.of(line),
                checked.findings().stream().map(one -> one.position().line()).toList());
        assertEquals(exitCode, new ParseResult(null, checked.findings()).testExitCode());
        assertEquals(2, new ParseResult(null, checked.findings()).startExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "static_routes {|10.1.0.0/24 dev gone|}",
        "linkbeat_interfaces {|gone|}",
        "garp_group {|garp_interval 1|interface gone|}",
    })
    void missingInterfaceIsNoMistakeWhereInterfacesMayAppear(String lines) {
        InterfaceCheck.Checked checked = InterfaceCheck.check(parsed(DYNAMIC + text(lines)), Set.of("eth0"));

        assertEquals(1, checked.findings().size());
        assertEquals(0, new ParseResult(null, checked.findings()).testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "static_routes {|10.1.0.0/24 dev gone|10.2.0.0/24 dev eth0|}",
        "static_rules {|table 7 priority 5 iif gone|table 7 priority 6 iif eth0|}",
        "static_ipaddress {|10.0.0.1 dev gone|10.0.0.2 dev eth0|}",
    })
    void whatIsOnOtherInterfacesStays(String lines) {
        Configuration kept =
                InterfaceCheck.check(parsed(text(lines)), Set.of("eth0")).configuration();

        assertEquals(
                1,
                kept.statics().routes().size()
                        + kept.statics().rules().size()
                        + kept.statics().addresses().size());
    }

    @ParameterizedTest
    @CsvSource({"virtual_routes {|10.1.0.0/24 dev gone|}", "virtual_rules {|table 7 priority 5 iif gone|}"})
    void routesOfAnInstanceAreJudgedToo(String lines) {
        String instance = "vrrp_instance VI {\ninterface eth0\nvirtual_router_id 5\nvirtual_ipaddress {\n10.0.0.1\n}\n"
                + text(lines) + "\n}\n";

        InterfaceCheck.Checked checked = InterfaceCheck.check(parsed(instance), Set.of("eth0"));

        assertEquals(
                "8",
                checked.findings().stream()
                        .map(one -> String.valueOf(one.position().line()))
                        .collect(Collectors.joining(" ")));
    }
}
