package io.vipward.parser;

import static io.vipward.parser.Parsing.codes;
import static io.vipward.parser.Parsing.configuration;
import static io.vipward.parser.Parsing.findings;
import static io.vipward.parser.Parsing.instance;
import static io.vipward.parser.Parsing.parse;
import static io.vipward.parser.Parsing.service;
import static io.vipward.parser.Parsing.theInstance;
import static io.vipward.parser.Parsing.theService;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and braces that are not where, or what, they should be. */
class UnknownWordsTest {
    @ParameterizedTest
    @CsvSource({
        "virtual_ruter_id 51, did you mean virtual_router_id?",
        "Priority 100, did you mean priority?",
        "prioirty 100, did you mean priority?",
        "router_id x, router_id belongs into global_defs",
        "notify_up \"/x\", write notify_master",
        "frobnicate, is not a keyword of vrrp_instance",
    })
    void unknownKeywordGetsTheBestAdviceThereIs(String line, String advice) {
        ParseResult result = instance(line);

        assertEquals(List.of("unknown-keyword"), codes(result));
        assertTrue(result.text().contains(advice), result::text);
        assertEquals(5, result.testExitCode());
    }

    @ParameterizedTest
    @CsvSource({"nat_mask 255.255.255.0, remove it", "lb_knid DR, did you mean lb_kind?"})
    void oldTutorialsAreKnown(String line, String advice) {
        ParseResult result = service(line);

        assertEquals(List.of("unknown-keyword"), codes(result));
        assertTrue(result.text().contains(advice), result::text);
    }

    @Test
    void unknownBlockIsSkippedWhole() {
        ParseResult result = instance("frobnicate {\npriority 7\ninner {\nx\n}\n}\nadvert_int 2");

        assertEquals(100, theInstance(result).election().priority());
        assertEquals(2_000_000_000L, theInstance(result).election().advertNanos());
        assertEquals(List.of("6:1 unknown-block"), findings(result));
    }

    @Test
    void blockOfAScalarIsSkipped() {
        ParseResult result = instance("priority 90 {\npriority 7\n}");

        assertEquals(90, theInstance(result).election().priority());
        assertEquals(List.of("unexpected-block"), codes(result));
    }

    @Test
    void keywordThatIsNotSupportedSaysSoAndNothingElse() {
        ParseResult result = parse("global_defs {\nvrrp_rlimit_rttime 1\nchecker_rlimit_rttime 1\nruoter_id 2\n}\n");

        assertEquals(List.of("not-supported", "not-supported", "unknown-keyword"), codes(result));
        assertTrue(result.text().contains("vrrp_rlimit_rttime is not supported by this version and has no effect"));
    }

    @Test
    void deprecatedNameIsMentioned() {
        ParseResult result = parse("global_defs {\nvrrp_vmac_garp_intvl 10\n}\n");

        assertEquals(List.of("2:1 deprecated"), findings(result));
        assertEquals(5, result.testExitCode());
    }

    @Test
    void extraBraceIsReportedWhereItIs() {
        ParseResult result = parse("global_defs {\n}\n  }\nglobal_defs {\nrouter_id x\n}\n");

        assertEquals(List.of("3:3 extra-closing-brace"), findings(result));
        assertEquals("x", configuration(result).global().routerId());
    }

    @Test
    void missingClosingBraceIsReportedWhereTheNextBlockBegins() {
        ParseResult result = parse("""
                global_defs {
                  router_id x

                vrrp_instance VI_1 {
                  interface eth0
                  virtual_router_id 51
                  authentication {
                    auth_type PASS
                    auth_pass x
                  virtual_ipaddress {
                    10.0.0.1
                  }
                }
                """);

        assertEquals("x", configuration(result).global().routerId());
        assertEquals(1, theInstance(result).addresses().advertised().size());
        assertEquals(List.of("4:1 missing-closing-brace", "10:3 missing-closing-brace"), findings(result));
    }

    @Test
    void blockThatIsStillOpenAtTheEndCounts() {
        ParseResult result = parse("global_defs {\nrouter_id x\n");

        assertEquals("x", configuration(result).global().routerId());
        assertEquals(List.of("1:1 missing-closing-brace"), findings(result));
    }

    @Test
    void missingOpeningBraceIsSupplied() {
        ParseResult result =
                parse("global_defs\nrouter_id x\n}\nvirtual_server 10.0.0.1 80 {\nlb_algo rr\nlb_kind NAT\n"
                        + "protocol TCP\n  real_server 10.0.0.2 80 {\n    TCP_CHECK\n  }\n}\n");

        assertEquals("x", configuration(result).global().routerId());
        assertEquals(1, theService(result).realServers().get(0).checkers().size());
        assertEquals(List.of("1:1 missing-opening-brace", "9:5 missing-opening-brace"), findings(result));
    }

    @Test
    void strayBraceIsIgnoredWithItsPartner() {
        ParseResult result = parse("global_defs {\n{\nrouter_id x\n}\n}\n");

        assertEquals("x", configuration(result).global().routerId());
        assertEquals(List.of("2:1 unexpected-brace"), findings(result));
    }

    @Test
    void unmatchedQuoteLosesTheRestOfItsLineOnly() {
        ParseResult result = parse("global_defs {\nrouter_id \"x {\nnotification_email_from a@b\n}\n");

        assertEquals("a@b", configuration(result).global().mail().from());
        assertEquals(List.of("2:11 unmatched-quote"), findings(result));
        assertFalse(result.fatal());
    }

    @Test
    void complaintsAreLimitedInNumber() {
        ParseResult result = parse("frobnicate\n".repeat(5_000) + "vrrp_script {\n}\n");

        assertEquals(2, result.testExitCode());
        assertTrue(result.diagnostics().size() <= 1_003);
        assertTrue(result.text().contains("more findings are not shown"));
    }
}
