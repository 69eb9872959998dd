package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VirtualServerGroup;
import io.vipward.parser.model.VirtualServerGroup.Addresses;
import io.vipward.parser.model.VirtualServerGroup.Entry;
import io.vipward.parser.model.VirtualServerGroup.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of virtual servers, marks, and which family their real servers are of. */
class VirtualServerGroupTest {
    private static final String SERVICE = """
            virtual_server %s {
            lb_algo rr
            lb_kind %s
            %s
            real_server 10.0.0.11 %s {
            }
            real_server 2001:db8::11 {
            }
            }
            """;

    private static String entry(Entry entry) {
        if (entry instanceof Addresses range) {
            return range.first().getHostAddress() + " " + range.last().getHostAddress() + " " + range.port();
        }
        Mark mark = (Mark) entry;
        return "mark " + mark.mark() + " " + mark.family();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1 80, 10.0.0.1 10.0.0.1 80, ''",
        "10.0.0.1, 10.0.0.1 10.0.0.1 0, ''",
        "10.0.0.2-5 80, 10.0.0.2 10.0.0.5 80, ''",
        "10.0.0.2-5x 80, 10.0.0.2 10.0.0.5 80, trailing-text",
        "10.0.0.2-10.0.1.9 80, 10.0.0.2 10.0.1.9 80, ''",
        "10.0.4.0/22 80, 10.0.4.0 10.0.7.255 80, ''",
        "2001:db8::1-f 80, 2001:db8:0:0:0:0:0:1 2001:db8:0:0:0:0:0:f 80, ''",
        "2001:db8::/120, 2001:db8:0:0:0:0:0:0 2001:db8:0:0:0:0:0:ff 0, ''",
        "fwmark 7, mark 7 null, ''",
        "fwmark 7 inet6, mark 7 INET6, ''",
        "10.0.0.9-5 80, '', invalid-entry",
        "10.0.0.9-300 80, '', invalid-entry",
        "10.0.0.9-2001:db8::1 80, '', invalid-entry",
        "10.0.0.9-10.0.0.2 80, '', invalid-entry",
        "10.0.0.1/24 80, '', invalid-entry",
        "10.0.0.0/0 80, '', invalid-entry",
        "10.0.0.0/33 80, '', invalid-entry",
        "10.0.0.1 70000, '', number-out-of-range",
        "10.0.0.1 http, '', invalid-number",
        "10.0.0.x 80, '', invalid-entry",
        "fwmark x, '', invalid-number",
        "fwmark 7 both, '', invalid-entry",
    })
    void linesAreAddressesRangesNetworksAndMarks(String line, String expected, String code) {
        ParseResult result = parse("virtual_server_group G {\n" + line + "\nfwmark 99 inet\n}\n");

        List<Entry> entries = configuration(result).balancing().groups().get(0).entries();
        assertEquals(expected.isEmpty() ? 1 : 2, entries.size());
        if (!expected.isEmpty()) {
            assertEquals(expected, entry(entries.get(0)));
        }
        assertEquals(code.isEmpty() ? List.of() : List.of(code), codes(result));
    }

    @Test
    void emptyAndContradictoryGroupsAreRemovedAtTheirEnd() {
        ParseResult result = parse("virtual_server_group A {\n}\n"
                + "virtual_server_group B {\n10.0.0.1\n2001:db8::1\nfwmark 7\n}\n"
                + "virtual_server_group C {\n10.0.0.1\n2001:db8::1\nfwmark 7 inet\n}\n");

        List<VirtualServerGroup> groups = configuration(result).balancing().groups();
        assertEquals(List.of("C"), groups.stream().map(VirtualServerGroup::name).toList());
        assertEquals(List.of("2:1 empty-group", "7:1 family-mismatch"), findings(result));
    }

    @ParameterizedTest
    @CsvSource({
        "fwmark 7, NAT, '', 1, INET",
        "fwmark 7, NAT, ip_family inet6, 1, INET6",
        "fwmark 7, TUN, ip_family inet6, 2, INET6",
        "fwmark 7, TUN, '', 2, INET",
    })
    void aMarkHasTheFamilyOfItsFirstServerUnlessItSaysOrTunnels(
            String header, String kind, String line, int servers, Family family) {
        ParseResult result = parse(SERVICE.formatted(header, kind, line, ""));

        VirtualServer server = Parsing.theService(result);
        assertEquals(servers, server.realServers().size());
        assertEquals(family, ((ServiceAddress.Mark) server.address()).family());
    }

    @ParameterizedTest
    @CsvSource({"NAT, 80, ''", "DR, 0, port-mismatch", "TUN, 0, port-mismatch"})
    void aMarkHasNoPortsButForNat(String kind, int port, String code) {
        ParseResult result = parse(SERVICE.formatted("fwmark 7", kind, "", "80"));

        assertEquals(port, Parsing.theService(result).realServers().get(0).port());
        assertEquals(
                code.isEmpty() ? List.of() : List.of(code),
                codes(result).stream()
                        .filter(found -> !found.equals("family-mismatch"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "fwmark 7, ha_suspend, setting-cleared",
        "fwmark 7, protocol TCP, setting-cleared",
        "fwmark 7, ops, ''",
        "fwmark 7, ip_family inet6, family-mismatch",
        "group NONE, ops, unknown-group",
        "10.0.0.1 80, 'protocol TCP\nha_suspend', ''",
        "10.0.0.1 80, 'protocol TCP\nip_family inet6', family-mismatch",
    })
    void endOfBlockRules(String header, String line, String code) {
        ParseResult result = parse("virtual_server " + header
                + " {\nlb_algo rr\nlb_kind NAT\nreal_server 10.0.0.11 {\n}\n" + line + "\n}\n");

        assertEquals(code.isEmpty() ? List.of() : List.of(code), codes(result));
    }
}
