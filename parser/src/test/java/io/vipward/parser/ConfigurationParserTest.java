package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.instance;
import static io.vipward.parser.Parsing.parse;
import static io.vipward.parser.Parsing.theInstance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.VirtualAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language's own test vectors, each measured with keepalived 2.4.3. */
class ConfigurationParserTest {
    private static @Nullable String routerId(String line) {
        return configuration("global_defs {\nrouter_id " + line + "\n}\n")
                .global()
                .routerId();
    }

    @Test
    void quotesEndAWordAndFurtherWordsAreIgnored() {
        assertEquals("a b", routerId("\"a b\"c"));
    }

    @Test
    void backslashMakesACommentSignAnOrdinaryCharacter() {
        assertEquals("a#b", routerId("a\\#b"));
        assertEquals("a!b", routerId("a\\!b"));
    }

    @Test
    void singleQuotesAreOrdinaryCharacters() {
        assertEquals("'a", routerId("'a b'"));
    }

    @Test
    void commentsBeginInTheMiddleOfAWordButNotBetweenQuotes() {
        assertEquals("abc", routerId("abc#def"));
        assertEquals("abc", routerId("abc!def"));
        assertEquals("a#b", routerId("\"a#b\""));
    }

    @Test
    void bracesNeedNoBlanks() {
        assertEquals("x", configuration("global_defs{router_id x}").global().routerId());
    }

    @Test
    void numberOfTheLastLineMayBeFollowedByTheBrace() {
        ParseResult result = parse("""
                vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                virtual_ipaddress{10.0.0.100}
                advert_int 2 }
                """);

        assertEquals(2_000_000_000L, theInstance(result).election().advertNanos());
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void braceMayStandOnALaterLine() {
        ParseResult result = parse("global_defs\n\n# remark\n{\nrouter_id x\n}\n");

        assertEquals("x", configuration(result).global().routerId());
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void twoAddressesOnALineAreOneEntry() {
        ParseResult result = parse("""
                vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                virtual_ipaddress { 10.0.0.1 10.0.0.2 }
                }
                """);

        List<VirtualAddress> addresses = theInstance(result).addresses().advertised();
        assertEquals(1, addresses.size());
        assertEquals("10.0.0.1", addresses.get(0).address().getHostAddress());
        assertEquals(List.of("4:30 invalid-option"), findings(result));
        assertEquals(5, result.testExitCode());
    }

    @Test
    void authenticationOnOneLineHasNoPassword() {
        ParseResult result = instance("authentication { auth_type PASS auth_pass 1111 }");

        assertEquals(
                "VrrpAuthentication[NONE]",
                theInstance(result).router().authentication().toString());
        assertEquals(List.of("authentication-incomplete"), codes(result));
    }

    @Test
    void passwordIsCutToEightBytes() {
        ParseResult result = instance("authentication {\nauth_type PASS\nauth_pass \"12345678X\"\n}");

        assertEquals(
                "3132333435363738",
                theInstance(result).router().authentication().passwordHex());
        assertEquals(List.of("password-truncated"), codes(result));
        assertEquals(5, result.testExitCode());
    }

    @Test
    void passwordKeepsBytesThatAreNoUtf8() {
        ParseResult result = instance("authentication {\nauth_type PASS\nauth_pass \udce4b\n}");

        assertEquals(
                "e462000000000000",
                theInstance(result).router().authentication().passwordHex());
    }

    @Test
    void nameWithABlankNeedsQuotes() {
        ParseResult unquoted = parse("vrrp_instance VI 1 {\ninterface eth0\nvirtual_router_id 1\n}\n");
        ParseResult quoted = parse(
                "vrrp_instance \"VI 1\" {\ninterface eth0\nvirtual_router_id 1\nvirtual_ipaddress {\n10.0.0.1\n}\n}\n");

        assertEquals(List.of(), configuration(unquoted).vrrpInstances());
        assertEquals(List.of("1:18 missing-name"), findings(unquoted));
        assertEquals("VI 1", theInstance(quoted).name());
    }

    @Test
    void carriageReturnsSeparateWords() {
        ParseResult result = parse("global_defs {\r\n  router_id x\r\n}\r\n");

        assertEquals("x", configuration(result).global().routerId());
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void stateInOtherCaseIsUnknownAndBecomesBackup() {
        ParseResult result = parse("""
                vrrp_instance VI_1 {
                state Master
                interface eth0
                virtual_router_id 51
                virtual_ipaddress { 10.0.0.1 }
                }
                """);

        assertEquals(InitialState.BACKUP, theInstance(result).election().initialState());
        assertEquals(List.of("2:7 invalid-choice"), findings(result));
        assertTrue(result.text().contains("help: did you mean MASTER?"));
    }

    @Test
    void flagIgnoresItsArgument() {
        ParseResult result = instance("nopreempt yes");

        assertFalse(theInstance(result).election().preemption().preempt());
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void booleansAreLowerCase() {
        ParseResult result = instance("smtp_alert True");

        assertEquals(List.of("invalid-boolean"), codes(result));
    }

    @Test
    void keywordWithoutItsVitalArgumentIsFatalAtOnce() {
        ParseResult result = parse("vrrp_instance VI_1 {\ninterface\nvirtual_router_id 51\n}\n");

        assertNull(result.configuration());
        assertEquals(2, result.testExitCode());
        assertEquals(2, result.startExitCode());
        assertTrue(codes(result).contains("missing-mandatory-argument"));
    }

    @Test
    void missingRouterIdStopsTheDaemonButNotTheTest() {
        ParseResult result = parse("vrrp_instance VI_1 {\ninterface eth0\nvirtual_ipaddress { 10.0.0.1 }\n}\n");

        assertTrue(result.fatal());
        assertEquals(5, result.testExitCode());
        assertEquals(2, result.startExitCode());
        assertEquals(List.of("1:1 no-vrid"), findings(result));
    }

    @Test
    void emptyFileIsAnEmptyConfiguration() {
        ParseResult result = parse("");

        assertEquals(List.of(), configuration(result).vrrpInstances());
        assertEquals(0, result.testExitCode());
        assertEquals(0, result.startExitCode());
    }

    @Test
    void everythingIsReadThoughTheFirstLineIsFatal() {
        ParseResult result = parse("vrrp_script {\n}\nglobal_defs {\nfrobnicate 1\n}\n");

        assertEquals(List.of("1:1 missing-mandatory-argument", "4:1 unknown-keyword"), findings(result));
    }

    @ParameterizedTest
    @CsvSource({
        "priority 0, 100, number-out-of-range",
        "priority 256, 100, number-out-of-range",
        "priority 10x, 100, invalid-number",
        "priority +51, 51, ",
        "priority 051, 51, ",
        "'priority \" 3\"', 3, ",
        "priority 0x33, 100, invalid-number",
    })
    void strictNumbersAreWholeWords(String line, int priority, @Nullable String code) {
        ParseResult result = instance(line);

        assertEquals(priority, theInstance(result).election().priority());
        assertEquals(code == null ? List.of() : List.of(code), codes(result));
    }

    @ParameterizedTest
    @CsvSource({
        "garp_master_delay 7s, 7000000000, trailing-text",
        "garp_master_delay 2.5, 2000000000, trailing-text",
        "garp_master_delay 4295, 5000000000, number-out-of-range",
        "garp_master_delay -1, 5000000000, number-out-of-range",
        "garp_master_delay x, 5000000000, invalid-number",
    })
    void lenientNumbersUseTheirLeadingDigits(String line, long nanos, String code) {
        ParseResult result = instance(line);

        assertEquals(nanos, theInstance(result).addresses().garp().masterDelayNanos());
        assertEquals(List.of(code), codes(result));
        assertEquals(5, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "preempt_delay 1.5, 1500000000, ",
        "preempt_delay .5, 500000000, ",
        "preempt_delay 1., 1000000000, ",
        "preempt_delay 5s, 5000000000, time-suffix",
        "preempt_delay 250ms, 250000000, time-suffix",
        "preempt_delay 0.0000015, 2000, too-many-decimals",
        "'preempt_delay 1,5', 0, invalid-number",
        "preempt_delay 1e1, 0, invalid-number",
        "preempt_delay 1001, 0, number-out-of-range",
        "preempt_delay -1, 0, invalid-number",
        "preempt_delay 1.2.3, 0, invalid-number",
        "'preempt_delay 3\u3000\u3000', 0, invalid-number",
        "'preempt_delay \u30003', 0, invalid-number",
        "'preempt_delay \" 3 \"', 3000000000, ",
        "'preempt_delay \"  \"', 0, invalid-number",
    })
    void timesAreSecondsWithDecimals(String line, long nanos, @Nullable String code) {
        ParseResult result = instance(line);

        assertEquals(nanos, theInstance(result).election().preemption().delayNanos());
        assertEquals(code == null ? List.of() : List.of(code), codes(result));
    }

    @Test
    void timeWithAUnitSaysHowKeepalivedReadsIt() {
        ParseResult result = instance("preempt_delay 5s");

        assertTrue(result.text().contains("5s is taken for 5 seconds"), result::text);
        assertTrue(
                result.text().contains("keepalived: takes the digits for 5 of its smallest unit, the microsecond"),
                result::text);
    }
}
