package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.parse;
import static io.vipward.parser.Parsing.theInstance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What instances track, and with which weights. */
class VrrpTrackingTest extends VrrpFixture {
    @Test
    void scriptsAreTrackedWithTheirOwnWeightOrAnother() {
        ParseResult own = parse(SCRIPT + minimal("VI_1", "track_script {\nchk\n}"));
        ParseResult other = parse(SCRIPT + minimal("VI_1", "track_script {\nchk weight 5 reverse\n}"));

        assertEquals(
                new Weight(-20, false),
                theInstance(own).tracking().scripts().get(0).weight());
        assertEquals(
                new Weight(5, true),
                theInstance(other).tracking().scripts().get(0).weight());
    }

    @Test
    void scriptMustBeDefinedBeforeItIsTracked() {
        ParseResult result = parse(minimal("VI_1", "track_script {\nchk\n}") + SCRIPT);

        assertEquals(List.of(), theInstance(result).tracking().scripts());
        assertEquals(List.of("8:1 unknown-tracker", "11:1 unused-script"), findings(result));
        assertEquals(
                1, configuration(result).vrrpScripts().size(), "it is known, for its file is examined all the same");
    }

    @ParameterizedTest
    @CsvSource({
        "nosuch, 0, unknown-tracker",
        "chk foo, 0, invalid-entry",
        "chk weight, 0, invalid-entry",
        "chk weight 5 foo, 1, invalid-option",
        "chk weight 254, 1, number-out-of-range",
        "chk weight 999, 1, number-out-of-range",
    })
    void trackEntriesAreJudgedAsInKeepalived(String entry, int tracked, String code) {
        ParseResult result = parse(SCRIPT + minimal("VI_1", "track_script {\n" + entry + "\n}"));

        assertEquals(tracked, theInstance(result).tracking().scripts().size());
        assertTrue(codes(result).contains(code), result::text);
        assertEquals(5, result.testExitCode());
    }

    @Test
    void ownInterfaceIsTrackedAnyway() {
        ParseResult result = parse(minimal("VI_1", "track_interface {\neth0\neth1 weight -5\neth1\n}"));

        assertEquals(1, theInstance(result).tracking().interfaces().size());
        assertEquals(List.of("8:1 own-interface-tracked", "10:1 duplicate"), findings(result));
    }

    @Test
    void ownerIsNotMovedByWeights() {
        ParseResult result = parse(SCRIPT + minimal("VI_1", "priority 255\ntrack_script {\nchk\n}"));

        assertEquals(List.of(), theInstance(result).tracking().scripts());
        assertEquals(List.of("setting-cleared"), codes(result));
    }

    @Test
    void scriptHasAllItsKeywords() {
        ParseResult result = parse("""
                vrrp_script chk {
                script "/usr/bin/a 'b c' \\x41"
                interval 2.5
                timeout 1
                weight 300 reverse
                rise 2
                fall 0
                user nobody nogroup
                init_fail
                }
                """ + minimal("VI_1", "track_script { chk }"));

        VrrpScript script = configuration(result).vrrpScripts().get(0);
        assertEquals(List.of("/usr/bin/a", "b c", "A"), script.command().arguments());
        assertEquals("nobody", script.command().user());
        assertEquals("nogroup", script.command().group());
        assertEquals(2_500_000_000L, script.intervalNanos());
        assertEquals(1_000_000_000L, script.timeoutNanos());
        assertEquals(new Weight(300, true), script.verdict().weight());
        assertEquals(2, script.verdict().rise());
        assertEquals(1, script.verdict().fall());
        assertTrue(script.verdict().initFail());
        assertEquals(List.of("5:8 number-out-of-range", "7:6 number-out-of-range"), findings(result));
    }

    @Test
    void wordsBehindAnUnquotedCommandAreReported() {
        ParseResult result = parse("vrrp_script chk {\nscript /usr/bin/killall -0 nginx\n}\n");

        assertEquals(List.of("unused-script", "words-not-quoted"), codes(result));
        assertTrue(result.text().contains("the command runs without -0 nginx"), result::text);
    }

    @Test
    void scriptWithoutACommandIsRemoved() {
        ParseResult result = parse("vrrp_script chk {\nscript \"\"\n}\nvrrp_script other {\n}\n");

        assertEquals(List.of("2:8 invalid-command", "3:1 no-script", "5:1 no-script"), findings(result));
    }
}
