package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.daemon.report.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubcommandsTest {
    private static final String INSTANCE = """
            vrrp_instance VI_1 {
              interface absent0
              virtual_router_id 51
              authentication {
                auth_type PASS
                auth_pass geheim
              }
              virtual_ipaddress {
                10.0.0.100/24
              }
            }
            """;

    @TempDir
    Path directory = Path.of("replaced");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream originalErr = System.err;
    private final PrintStream originalOut = System.out;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(originalErr);
        System.setOut(originalOut);
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "k", ".conf"), text)
                .toString();
    }

    private static int vipward(String... arguments) {
        return Main.run(arguments, "vipward");
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | router_id x",
                "5 | router_idd x",
                "2 | smtp_connect_timeout",
                "6 | includem /nonexistent/file.conf",
            })
    void checkEndsAsTheConfigurationTestOfSuchAFile(int expected, String text) throws IOException {
        int status = vipward("check", file("global_defs {\n" + text + "\n}\n"));

        assertEquals(expected, status, out());
    }

    @Test
    void interfacesOfThisMachineCountOnlyWhereThatIsAsked() throws IOException {
        String file = file(INSTANCE);

        int alone = vipward("check", file);
        String aloneOut = out();
        int onHost = vipward("check", "--host", file);

        assertEquals(ExitCode.OK, alone);
        assertEquals("", aloneOut);
        assertEquals(ExitCode.CONFIG_TEST_FAILED, onHost);
        assertTrue(out().startsWith("On this machine:\n" + file + ":2:13: error [interface-missing]"), out());
    }

    @Test
    void worstOfSeveralFilesDecidesAndEachIsChecked() throws IOException {
        String wrong = file("global_defs {\n  router_idd x\n}\n");
        String fatal = file("vrrp_instance VI_1 {\n  interface\n}\n");

        int status = vipward("check", fatal, wrong);

        assertEquals(ExitCode.CONFIG, status);
        assertTrue(out().contains(fatal + ":2:3: error"), out());
        assertTrue(out().contains(wrong + ":2:3: error"), out());
    }

    @Test
    void fileThatIsNotThereIsNoSuccess() {
        int status = vipward("check", directory.resolve("absent.conf").toString());

        assertEquals(ExitCode.NO_CONFIG, status);
        assertTrue(out().contains("[file-missing]"), out());
    }

    @Test
    void findingsForProgramsHaveEveryPart() throws IOException {
        String file = file("global_defs {\n  router_idd x\n}\n");

        int status = vipward("check", "--format", "json", file);

        JsonTree json = JsonTree.of(out());
        assertEquals(ExitCode.CONFIG_TEST_FAILED, status);
        assertEquals("5", json.at("exit_code"));
        assertEquals(1, json.list("findings").size());
        assertEquals("file", json.at("findings/0/group"));
        assertEquals("unknown-keyword", json.at("findings/0/code"));
        assertEquals("error", json.at("findings/0/severity"));
        assertEquals("reported", json.at("findings/0/verdict"));
        assertEquals(file, json.at("findings/0/file"));
        assertEquals("2", json.at("findings/0/line"));
        assertEquals("3", json.at("findings/0/column"));
        assertEquals("10", json.at("findings/0/length"));
        assertEquals("router_idd is not a keyword of global_defs; its line is ignored", json.at("findings/0/message"));
        assertEquals("did you mean router_id?", json.at("findings/0/help"));
        assertNull(json.at("findings/0/keepalived"));
    }

    @Test
    void configurationIsShownAsTextThatIsAConfiguration() throws IOException {
        String file = file("$IF=absent0\n" + INSTANCE.replace("interface absent0", "interface $IF"));

        int status = vipward("config", "show", "-f", file);

        assertEquals(ExitCode.OK, status);
        assertTrue(out().contains("    interface absent0\n"), out());
        assertTrue(out().contains("        auth_pass geheim\n"), out());
        assertEquals("", err());
    }

    @Test
    void configurationIsShownAsJsonWithoutSecretsAndWithPositions() throws IOException {
        String file = file(INSTANCE);

        int status = vipward("config", "show", "--format=json", "--hide-secrets", "--positions", "-f", file);

        JsonTree json = JsonTree.of(out());
        assertEquals(ExitCode.OK, status);
        assertEquals("51", json.at("vrrp/instances/0/router/vrid"));
        assertNull(json.at("vrrp/instances/0/router/authentication/password_hex"));
        assertEquals(file + ":3:21", json.at("vrrp/instances/0/origins/keywords/virtual_router_id"));
    }

    @Test
    void configurationThatCannotRunIsExplainedInstead() throws IOException {
        int status = vipward("config", "show", "-f", file("vrrp_instance VI_1 {\n  interface eth0\n}\n"));

        assertEquals(ExitCode.CONFIG, status);
        assertEquals("", out());
        assertTrue(err().contains("[no-vrid]"), err());
    }

    @Test
    void wrongCallIsExplained() {
        assertEquals(ExitCode.FATAL, vipward("check"));
        assertTrue(err().endsWith("Try 'vipward check --help'.\n"), err());
        assertEquals(ExitCode.FATAL, vipward("check", "--format", "yaml", "x"));
        assertEquals(ExitCode.FATAL, vipward("config"));
    }

    @Test
    void underTheNameOfKeepalivedThereAreNoSubcommands() {
        assertTrue(Subcommands.isMeant(new String[] {"check", "x"}, "vipward"));
        assertFalse(Subcommands.isMeant(new String[] {"check", "x"}, "keepalived"));
        assertFalse(Subcommands.isMeant(new String[] {"-n", "check"}, "vipward"));
        assertFalse(Subcommands.isMeant(new String[] {"stray"}, "vipward"));
    }
}
