package io.vipward.parser;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VrrpInstance;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Short ways to parse a piece of a configuration and to look at the outcome. */
final class Parsing {
    private static final String INSTANCE = """
            vrrp_instance VI_1 {
            state BACKUP
            interface eth0
            virtual_router_id 51
            priority 100
            %s
            virtual_ipaddress {
            10.0.0.100/24
            }
            }
            """;
    private static final String SERVICE = """
            virtual_server 10.0.0.100 80 {
            lb_algo rr
            lb_kind NAT
            protocol TCP
            %s
            real_server 10.0.0.11 80 {
            weight 1
            }
            }
            """;

    private Parsing() {}

    static ParseResult parse(String text) {
        return ConfigurationParser.parse("a.conf", text);
    }

    static Configuration configuration(ParseResult result) {
        Configuration configuration = result.configuration();
        Assertions.assertNotNull(configuration, result::text);
        return configuration;
    }

    static Configuration configuration(String text) {
        return configuration(parse(text));
    }

    /** A sound instance with more lines in it, before the addresses. */
    static ParseResult instance(String lines) {
        return parse(INSTANCE.formatted(lines));
    }

    static VrrpInstance theInstance(ParseResult result) {
        List<VrrpInstance> instances = configuration(result).vrrpInstances();
        Assertions.assertEquals(1, instances.size(), result::text);
        return instances.get(0);
    }

    /** A sound virtual server with more lines in it, before the real server. */
    static ParseResult service(String lines) {
        return parse(SERVICE.formatted(lines));
    }

    static VirtualServer theService(ParseResult result) {
        List<VirtualServer> servers = configuration(result).virtualServers();
        Assertions.assertEquals(1, servers.size(), result::text);
        return servers.get(0);
    }

    /** {@code LINE:COLUMN code} of each finding. */
    static List<String> findings(ParseResult result) {
        return result.diagnostics().stream().map(Parsing::finding).toList();
    }

    static List<String> codes(ParseResult result) {
        return result.diagnostics().stream()
                .map(diagnostic -> diagnostic.code().toString())
                .toList();
    }

    private static String finding(Diagnostic diagnostic) {
        return diagnostic.position().line() + ":" + diagnostic.position().column() + " " + diagnostic.code();
    }
}
