package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.lifecycle.ConfigurationSource;
import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.daemon.lifecycle.Settings;
import io.vipward.daemon.logging.LogTarget;
import io.vipward.daemon.logging.SyslogFacility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
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

    @Test
    void optionsOfTheUsualServiceFileAreUnderstood() {
        Settings settings = settings("-nlD", "-f", "/etc/k.conf", "-p", "/run/k.pid");

        assertEquals(
                new Settings(
                        new ConfigurationSource(Path.of("/etc/k.conf"), null, false),
                        Path.of("/run/k.pid"),
                        true,
                        new LogTarget(true, true, SyslogFacility.DAEMON, true, false),
                        Settings.Parts.ALL,
                        false,
                        false),
                settings);
    }

    @Test
    void aShadowHasAPidFileOfItsOwnUnlessOneIsGiven() {
        Settings settings = settings("--shadow");

        assertTrue(settings.shadow());
        assertTrue(settings.log().shadow());
        assertEquals(Path.of("/run/vipward-shadow.pid"), settings.pidFile());
        assertEquals(
                Path.of("/run/k.pid"), settings("--shadow", "-p", "/run/k.pid").pidFile());
    }

    @Test
    void defaultsAreKeepalivedsFiles() {
        Settings settings = settings();

        assertEquals(
                Path.of("/etc/keepalived/keepalived.conf"),
                settings.configuration().file());
        assertEquals(Path.of("/run/keepalived.pid"), settings.pidFile());
        assertFalse(settings.foreground());
        assertEquals(new LogTarget(false, true, SyslogFacility.DAEMON, false, false), settings.log());
    }

    @Test
    void linesOfAnIdCountWhereItIsThisConfigurations() throws IOException {
        Path configuration = directory.resolve("k.conf");
        Files.writeString(configuration, "global_defs {\n  @one router_id x\n  @two router_idd y\n}\n");

        int one = Main.run(new String[] {"-t", "-i", "one", "-f", configuration.toString()});
        int two = Main.run(new String[] {"-t", "--config-id=two", "-f", configuration.toString()});

        assertEquals(ExitCode.OK, one);
        assertEquals(ExitCode.CONFIG_TEST_FAILED, two);
    }

    @Test
    void missingIncludeIsAnErrorOnlyWhereThatIsAskedFor() throws IOException {
        Path configuration = directory.resolve("k.conf");
        Files.writeString(configuration, "include absent.conf\n");

        int lenient = Main.run(new String[] {"-t", "-f", configuration.toString()});
        int strict = Main.run(new String[] {"-t", "-e", "-f", configuration.toString()});

        assertEquals(ExitCode.OK, lenient);
        assertEquals(ExitCode.CONFIG_TEST_SECURITY, strict);
    }

    @Test
    void configurationIsDumpedWhereThatIsAsked() {
        assertFalse(settings("-n").dumpConfiguration());
        assertTrue(settings("-nd").dumpConfiguration());
        assertTrue(settings("--dump-conf").dumpConfiguration());
    }

    @Test
    void halvesCanBeRunAlone() {
        assertTrue(settings("-P").parts().vrrp());
        assertFalse(settings("-P").parts().checkers());
        assertFalse(settings("--check").parts().vrrp());
        assertTrue(settings("--check").parts().checkers());
    }

    @Test
    void consoleLogNeedsTheForeground() {
        assertFalse(settings("--log-console").log().console());
        assertTrue(settings("--log-console", "--dont-fork").log().console());
    }

    @Test
    void unknownOptionIsNamed() {
        assertEquals(ExitCode.FATAL, Main.run(new String[] {"--frobnicate"}));
        assertTrue(err().startsWith("Unknown option --frobnicate"), err());
    }

    @Test
    void longOptionsMayBeCutShortWhileTheyStayUnique() {
        assertEquals(
                Path.of("/etc/k.conf"),
                settings("--use=/etc/k.conf", "--dont-f").configuration().file());
        assertEquals(ExitCode.FATAL, Main.run(new String[] {"--log"}));
        assertTrue(err().startsWith("Option --log could be any of --log-console, --log-detail"), err());
    }

    @ParameterizedTest
    @CsvSource({"-f /a -p /b, /a, /b", "-f/a --pid=/b, /a, /b", "-nlf /a --use-file /c, /c, /run/keepalived.pid"})
    void valuesAreJoinedOrFollowAndTheLastCounts(String arguments, String file, String pid) {
        Settings settings = settings(arguments.split(" "));

        assertEquals(Path.of(file), settings.configuration().file());
        assertEquals(Path.of(pid), settings.pidFile());
    }

    @Test
    void optionsEndBehindTwoHyphens() {
        assertEquals(List.of("-x", "y"), Options.of("-n", "--", "-x", "y").stray());
    }

    @Test
    void flagTakesNoParameter() {
        assertEquals(ExitCode.FATAL, Main.run(new String[] {"--dont-fork=yes"}));
        assertTrue(err().startsWith("Option --dont-fork takes no parameter"), err());
    }

    @ParameterizedTest
    @CsvSource({"-f, -f", "-nf, -f", "--use-file, --use-file", "--use-file=, --use-file", "--signum=, --signum"})
    void missingParameterIsNamed(String argument, String named) {
        assertEquals(ExitCode.FATAL, Main.run(new String[] {argument}));
        assertTrue(err().startsWith("Missing parameter for option " + named + "\n"), err());
    }

    @ParameterizedTest
    @CsvSource({"STOP, 15", "RELOAD, 1", "DATA, 10", "STATS, 12", "STATS_CLEAR, 63", "JSON, 36"})
    void numberOfASignalIsPrinted(String function, String number) {
        assertEquals(ExitCode.OK, Main.run(new String[] {"--signum=" + function}));
        assertEquals(number, out.toString(StandardCharsets.UTF_8).strip());
        assertEquals("", err());
    }

    @ParameterizedTest
    @CsvSource({"BOGUS", "reload", "TDUMP"})
    void signalWithoutAFunctionIsNone(String function) {
        assertEquals(ExitCode.FATAL, Main.run(new String[] {"--signum=" + function}));
        assertEquals("Unknown sigfunc " + function, err().stripTrailing());
    }

    @ParameterizedTest
    @CsvSource({"daemon, 3", "user, 1", "local0, 16", "local7, 23", "0, 16", "7, 23"})
    void facilityOfTheSystemLogCanBeChosen(String name, int facility) {
        assertEquals(facility, settings("-S", name).log().facility());
        assertEquals(facility, settings("--log-facility=" + name).log().facility());
    }

    @ParameterizedTest
    @CsvSource({"8", "local8", "local", "mail", "''", "07"})
    void facilityThatIsNoneIsSaidAndFailsTheConfigurationTest(String name) throws IOException {
        Path configuration = Files.writeString(directory.resolve("k.conf"), "");

        int status = Main.run(new String[] {"-t", "-S", name, "-f", configuration.toString()});

        assertEquals(ExitCode.CONFIG_TEST_FAILED, status);
        assertTrue(err().startsWith("'" + name + "' is no facility"), err());
        assertEquals(SyslogFacility.DAEMON, settings("-S", name).log().facility());
    }

    @Test
    void optionsForProcessesThatThereAreNotChangeNothing() {
        assertEquals(settings("-n"), settings("-n", "-R"));
    }

    @Test
    void bfdSessionsAreRunUnlessTheyAreNotWanted() {
        assertTrue(settings("-n").parts().bfd());
        assertFalse(settings("-n", "--no_bfd").parts().bfd());
    }

    @Test
    void optionThatOnlyKeepalivedHasIsRefusedByName() {
        assertEquals(ExitCode.FATAL, Main.run(new String[] {"-x", "-n"}));
        assertTrue(err().startsWith("Option --snmp of keepalived is not supported by this version"), err());
    }

    @Test
    void versionNamesTheCompatibleKeepalived() {
        assertEquals(ExitCode.OK, Main.run(new String[] {"--version"}));
        assertTrue(err().lines()
                .findFirst()
                .orElse("")
                .matches("Vipward v.* \\(compatible with Keepalived v2\\.4\\.3\\)"));
    }

    @Test
    void helpNamesEveryOption() {
        assertEquals(ExitCode.OK, Main.run(new String[] {"-h"}));
        for (String option :
                new String[] {"--use-file", "--vrrp", "--check", "--dont-fork", "--pid", "--config-test"}) {
            assertTrue(err().contains(option), option);
        }
        assertFalse(err().contains("--snmp"), "options that are refused are not offered");
    }

    @Test
    void configurationTestAppendsToItsFileAndGivesKeepalivedsStatus() throws IOException {
        Path configuration = directory.resolve("k.conf");
        Path log = directory.resolve("log");
        Files.writeString(configuration, "global_defs {\n  router_idd x\n}\n");
        Files.writeString(log, "before\n");

        int status = Main.run(new String[] {"-t", "-f", configuration.toString(), "--config-test=" + log});

        assertEquals(ExitCode.CONFIG_TEST_FAILED, status);
        String text = Files.readString(log);
        assertTrue(text.startsWith("before\n"), text);
        assertTrue(text.contains("(" + configuration + ": Line 2) router_idd is not a keyword"), text);
    }

    @Test
    void configurationTestOfACleanFileIsSilentAndSucceeds() throws IOException {
        Path configuration = directory.resolve("k.conf");
        Files.writeString(configuration, "global_defs {\n  router_id x\n}\n");

        int status = Main.run(new String[] {"--config-test", "-f", configuration.toString()});

        assertEquals(ExitCode.OK, status);
        assertEquals("", err());
    }

    @Test
    void strayWordsAreSaidAndIgnored() throws IOException {
        Path configuration = directory.resolve("k.conf");
        Files.writeString(configuration, "");

        int status = Main.run(
                new String[] {"stray", "-f", configuration.toString(), "--config-test=" + directory.resolve("log")});

        assertEquals(ExitCode.OK, status);
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Unexpected argument(s): stray"));
    }

    private static Settings settings(String... arguments) {
        Options options = Options.of(arguments);
        assertNull(options.fault());
        return options.settings();
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
