package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.NotificationSettings.Switches;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keywords that keepalived does not have. */
class OwnKeywordsTest {
    @Test
    void aWebHookAndALimitForNotifyScriptsAreTaken() {
        Switches switches = switches("vipward_webhook https://hooks.example/x\nvipward_notify_timeout 7");

        assertEquals("https://hooks.example/x", switches.webhook());
        assertEquals(7_000_000_000L, switches.scriptLimitNanos());
    }

    @Test
    void withoutThemThereIsNoWebHookAndALimitOfHalfAMinute() {
        Switches switches = switches("");

        assertNull(switches.webhook());
        assertEquals(30_000_000_000L, switches.scriptLimitNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "hooks.example", "http:///x", "http://[x"})
    void whatIsNoWebAddressIsReported(String address) {
        ParseResult result = parse("vipward_webhook " + address);

        assertEquals(
                List.of("invalid-address"),
                result.diagnostics().stream()
                        .map(finding -> finding.code().toString())
                        .toList());
    }

    @Test
    void probesAreSharedUnlessAllOrOneVirtualServerHaveTheirOwn() {
        Configuration shared = configuration("", "");
        Configuration none = configuration("vipward_no_shared_probes", "");
        Configuration one = configuration("", "vipward_no_shared_probes");

        assertEquals(List.of(true, true), sharing(shared));
        assertEquals(List.of(false, true), sharing(none));
        assertEquals(List.of(true, false), sharing(one));
    }

    private static Configuration configuration(String globals, String ofServer) {
        String text = "global_defs {\n" + globals + "\n}\nvirtual_server 10.9.0.1 80 {\nprotocol TCP\n" + ofServer
                + "\nreal_server 10.1.0.1 80 {\n}\n}\n";
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration());
    }

    private static List<Boolean> sharing(Configuration configuration) {
        return List.of(
                configuration.global().lvs().checking().sharedProbes(),
                configuration.virtualServers().get(0).availability().sharedProbes());
    }

    private static Switches switches(String lines) {
        return Objects.requireNonNull(parse(lines).configuration())
                .global()
                .notification()
                .switches();
    }

    private static ParseResult parse(String lines) {
        return ConfigurationParser.parse("a.conf", "global_defs {\n" + lines + "\n}\n");
    }
}
