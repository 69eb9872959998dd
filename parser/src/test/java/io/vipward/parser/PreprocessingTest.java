package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Definitions, conditions, sequences and includes as they reach the model, with the places of what is wrong. */
class PreprocessingTest {
    private static List<String> addresses(String lines) {
        ParseResult result = Parsing.parse("""
                vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                virtual_ipaddress {
                %s
                }
                }
                """.formatted(lines));
        return Parsing.theInstance(result).addresses().all().stream()
                .map(address -> address.address().getHostAddress())
                .toList();
    }

    private static ParseResult as(String id, String lines) {
        return ConfigurationParser.parse("a.conf", INSTANCE.formatted(lines), ParseSettings.ISOLATED.withConfigId(id));
    }

    private static final String INSTANCE = """
            vrrp_instance VI_1 {
            interface eth0
            virtual_router_id 51
            priority 77
            %s
            virtual_ipaddress {
            10.0.0.1
            }
            }
            """;

    private static int priority(ParseResult result) {
        return Parsing.theInstance(result).election().priority();
    }

    @Test
    void definitionGivesAPriority() {
        assertEquals(100, priority(as("x", "$P=100\npriority $P")));
        assertEquals(100, priority(as("x", "$P=10\npriority ${P}0")));
    }

    @Test
    void nameThatRunsOnIsNoReference() {
        ParseResult result = as("x", "$P=10\npriority $P0");

        assertEquals(100, priority(result));
        assertEquals(List.of("6:10 invalid-number"), Parsing.findings(result));
    }

    @Test
    void definitionGivesAPartOfAnAddress() {
        assertEquals(List.of("10.0.0.100"), addresses("$IP=10.0.0\n${IP}.100/24"));
    }

    @Test
    void sequencesGiveAddresses() {
        assertEquals(List.of("10.0.0.100", "10.0.0.101", "10.0.0.102"), addresses("~SEQ(N,100,102) 10.0.0.$N"));
        assertEquals(List.of("10.0.1.1", "10.0.2.1"), addresses("~SEQ(N,1,2) 10.0.${N}.1"));
        assertEquals(List.of("10.0.0.1", "10.0.0.5", "10.0.0.9"), addresses("~LST(A,1,5,9) 10.0.0.$A"));
        assertEquals(List.of(), addresses("~SEQ(N,1,2) 10.0.$N.1"));
    }

    @Test
    void conditionsChooseByConfigId() {
        assertEquals(150, priority(as("host1", "@host1 priority 150")));
        assertEquals(77, priority(as("host2", "@host1 priority 150")));
        assertEquals(90, priority(as("host2", "@^host1 priority 90")));
        assertEquals(150, priority(as("main", "$IF_MAIN=@main\n$IF_MAIN priority 150")));
        assertEquals(77, priority(as("other", "$IF_MAIN=@main\n$IF_MAIN priority 150")));
    }

    @Test
    void missingIncludeIsMentionedOrFatal() {
        ParseResult plain = as("x", "include /nonexistent.conf");
        ParseResult pattern = as("x", "include /nonexistent*.conf");
        ParseResult must = as("x", "includem /nonexistent.conf");

        assertEquals(List.of("5:1 include-missing"), Parsing.findings(plain));
        assertEquals(0, plain.testExitCode());
        assertEquals(0, pattern.testExitCode());
        assertEquals(6, must.testExitCode());
        assertEquals(6, must.startExitCode());
        assertTrue(must.fatal());
    }

    @Test
    void findingInsideAnIncludeInsideADefinitionNamesBothPlaces() {
        FilesInMemory files = new FilesInMemory()
                .with(
                        "/etc/a.conf",
                        "$BLOCK= \\\n  priority ten \\\n  include in/b.conf \\\n include nosuch\nvrrp_instance V {\n$BLOCK\n}\n")
                .with("/etc/in/b.conf", "# b\n  state Master\n");

        ParseResult result = ConfigurationParser.parse(Path.of("/etc/a.conf"), ParseSettings.ISOLATED.withFiles(files));

        String text = result.text();
        assertTrue(text.contains("/etc/a.conf:2:12: "), text);
        assertTrue(text.contains("      priority ten"), text);
        assertTrue(text.contains("  used at: /etc/a.conf:6:1\n"), text);
        assertTrue(text.contains("/etc/in/b.conf:2:9: "), text);
        assertTrue(text.contains("/etc/a.conf:4:2: warning [include-missing]"), text);
    }

    @Test
    void patternOfSeveralFilesIsReadWhole() {
        FilesInMemory files =
                new FilesInMemory().with("/b.conf", "vrrp_instance B {\n").with("/a.conf", "vrrp_instance A {\n}\n");

        ParseResult result = ConfigurationParser.parse(Path.of("/*.conf"), ParseSettings.ISOLATED.withFiles(files));

        assertTrue(Parsing.codes(result).contains("several-files"), result.text());
        assertTrue(result.text().contains("/b.conf:1:1"), result.text());
    }

    @Test
    void blocksComeOutOfASequence() {
        ParseResult result = Parsing.parse("""
                $INSTANCE= \\
                  vrrp_instance VI_${N} { \\
                    interface eth${N} \\
                    virtual_router_id ${N} \\
                    priority 9${N}x \\
                    virtual_ipaddress { \\
                      10.0.${N}.1 \\
                    } \\
                  }
                ~SEQ(N,1,2) $INSTANCE
                """);

        assertEquals(2, Parsing.configuration(result).vrrpInstances().size(), result::text);
        assertEquals(
                List.of("5:14 trailing-text", "5:14 trailing-text"),
                Parsing.findings(result).stream()
                        .map(finding -> finding.replaceFirst(" .*", " trailing-text"))
                        .toList());
        assertEquals(
                "a.conf:10:13",
                String.valueOf(result.diagnostics().get(0).span().usedAt()));
    }

    @Test
    void escapedCommentSignOfADefinitionBeginsACommentWhereItIsUsed() {
        String unquoted = "global_defs {\n  $V=\\#\n  $V router_idd x\n}\n";
        String quoted = "global_defs {\n  $V=\"a\\#b\"\n  router_id $V\n}\n";

        assertEquals(List.of(), ConfigurationParser.parse("k.conf", unquoted).diagnostics());
        assertEquals(List.of(), ConfigurationParser.parse("k.conf", quoted).diagnostics());
    }
}
