package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.Configuration;
import java.util.Map;

/**
 * A statement about the language: what it shows, a text, what the model of it has, and the exit code of its test.
 *
 * <p>In the text {@code %} stands for a line feed, {@code \%} for a per cent sign, and the names of {@link #BLOCKS} for
 * sound beginnings of blocks, which the text closes. What the model must not have begins with an exclamation mark;
 * several parts have ; between them.
 */
final class LanguageRow {
    private static final Map<String, String> BLOCKS = Map.of(
            "G{", "global_defs {\n",
            "VI{", instance("VI_1", 51, "10.0.0.100/24"),
            "VI6{", instance("VI_6", 56, "fe80::1"),
            "SC{", "vrrp_script s {\nscript /bin/true\n",
            "VS{", "virtual_server 10.0.0.100 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n",
            "RS{", "real_server 10.0.0.11 80 {\n");

    private LanguageRow() {}

    private static String instance(String name, int vrid, String address) {
        return "vrrp_instance %s {\ninterface eth0\nvirtual_router_id %d\nvirtual_ipaddress {\n%s\n}\n"
                .formatted(name, vrid, address);
    }

    static void check(String row, String text, String expected, int exitCode) {
        ParseResult result = ConfigurationParser.parse("a.conf", written(text));

        Configuration configuration = result.configuration();
        String model = configuration == null ? "nothing runs" : ModelText.of(configuration);
        for (String part : expected.split(";", -1)) {
            boolean absent = part.strip().startsWith("!");
            String wanted = part.strip().substring(absent ? 1 : 0).strip().replace('%', '\n');
            assertEquals(!absent, model.contains(wanted), () -> row + ": " + part + "\n" + result.text() + model);
        }
        assertEquals(exitCode, result.testExitCode(), () -> row + "\n" + result.text());
        assertTrue(exitCode == 0 || !result.diagnostics().isEmpty(), row);
    }

    private static String written(String row) {
        String text = row;
        for (Map.Entry<String, String> block : BLOCKS.entrySet()) {
            text = text.replaceAll("\\b\\Q" + block.getKey() + "\\E", block.getValue());
        }
        return text.replace("\\%", "\0").replace('%', '\n').replace('\0', '%').replace("\\r", "\r");
    }
}
