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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two slashes where a statement has its arguments begin a remark; keepalived has no such thing. */
class SlashRemarkTest {
    private static final String TRACKING = """
            vrrp_script chk {
            script "/bin/true"
            }
            vrrp_instance VI_1 {
            interface eth0
            virtual_router_id 51
            virtual_ipaddress {
            10.0.0.1 dev eth1 // dev eth2 label x
            // the second one
            10.0.0.2
            }
            track_script {
            chk%s
            }
            }
            """;

    @Test
    void trackedScriptStaysTracked() {
        ParseResult result = parse(TRACKING.formatted("    //the script above"));

        assertEquals(1, theInstance(result).tracking().scripts().size());
        assertEquals(List.of("8:19 slash-remark", "9:1 slash-remark", "13:8 slash-remark"), findings(result));
        assertTrue(result.text().contains("keepalived: drops this entry"), result::text);
        assertEquals(5, result.testExitCode());
    }

    @Test
    void trackedScriptWithAWeightIsKeptByKeepalivedToo() {
        ParseResult result = parse(TRACKING.formatted(" weight 5 //x"));

        assertEquals(5, theInstance(result).tracking().scripts().get(0).weight().value());
        assertTrue(result.text().contains("keepalived: reports it and keeps the value"), result::text);
    }

    @Test
    void optionsInARemarkAreNotRead() {
        ParseResult result = parse(TRACKING.formatted(""));

        assertEquals("eth1", theInstance(result).addresses().advertised().get(0).interfaceName());
        assertEquals(2, theInstance(result).addresses().advertised().size());
    }

    @ParameterizedTest
    @CsvSource({
        "priority 90 //x, ignores it here, 0",
        "nopreempt //x, ignores it here, 0",
        "preempt_delay 3 //x y z, ignores it here, 0",
        "smtp_alert //x, the keyword has no effect, 5",
        "skip_check_adv_addr //x, the keyword has no effect, 5",
        "notify_master \"/bin/a\" //x, takes it for the name of a user, 0",
        "notify_master '/bin/a b' //x, takes it for the name of a user, 0",
        "// x, takes // for an unknown keyword, 5",
    })
    void remarkSaysWhatKeepalivedMakesOfIt(String line, String reading, int exitCode) {
        ParseResult result = instance(line);

        assertTrue(codes(result).contains("slash-remark"), result::text);
        assertTrue(result.text().contains(reading), result::text);
        assertEquals(exitCode, result.testExitCode(), result::text);
    }

    @Test
    void groupNameOfAScriptWouldRemoveIt() {
        ParseResult result = parse("vrrp_script a {\nscript \"/x\"\nuser root // the admin\n}\n");

        assertTrue(result.text().contains("takes it for the name of a group"), result::text);
        assertEquals(5, result.testExitCode());
    }

    @Test
    void firstArgumentIsLiteral() {
        ParseResult result = parse("global_defs {\nrouter_id //x\n}\n");

        assertEquals("//x", configuration(result).global().routerId());
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void quotedSlashesAreLiteral() {
        ParseResult result = parse("global_defs {\nnotification_email { a@b \"//x\" }\n}\n");

        assertEquals(
                List.of("a@b", "//x"), configuration(result).global().mail().recipients());
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void slashesBetweenTheQuotesOfACommandAreLiteral() {
        ParseResult result = parse("vrrp_script a {\nscript '/bin/mount //host/share' //remark\n}\n"
                + "vrrp_instance V {\ninterface e\nvirtual_router_id 1\nvirtual_ipaddress { 10.0.0.1 }\n"
                + "track_script { a }\n}\n");

        assertEquals(
                List.of("/bin/mount", "//host/share"),
                configuration(result).vrrpScripts().get(0).command().arguments());
        assertEquals(List.of("2:34 slash-remark"), findings(result));
    }

    @Test
    void bracesInARemarkAreNoBraces() {
        ParseResult result = instance("priority 90 // see {the wiki}\nadvert_int 2");

        assertEquals(2_000_000_000L, theInstance(result).election().advertNanos());
        assertEquals(List.of("slash-remark"), codes(result));
    }

    @Test
    void remarkBehindTheNameDoesNotLoseTheBlock() {
        ParseResult result = parse("vrrp_instance VI_1 //first\n// own line\n{ // open\ninterface eth0\n"
                + "virtual_router_id 51\nvirtual_ipaddress {\n10.0.0.1\n} // end\n} // end\n");

        assertEquals("VI_1", theInstance(result).name());
        assertEquals(
                List.of(
                        "1:20 slash-remark",
                        "2:1 slash-remark",
                        "3:3 slash-remark",
                        "8:3 slash-remark",
                        "9:3 slash-remark"),
                findings(result));
        assertTrue(result.text().contains("skips the whole block"), result::text);
    }

    @Test
    void serversHaveRemarksToo() {
        ParseResult result = service("delay_loop 6 //c\nlb_kind DR //c\nsorry_server 127.0.0.1 80 //c\n"
                + "real_server 10.0.0.12 80 //c\n{\nTCP_CHECK { //c\nconnect_port 80 //c\n}\n}\n");

        assertEquals(2, theService(result).realServers().size());
        assertEquals(1, theService(result).realServers().get(0).checkers().size());
        assertEquals(6, result.diagnostics().size(), result::text);
    }
}
