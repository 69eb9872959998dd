package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SMTP_CHECK: verdicts and lines are those of keepalived, but that replies of several lines are understood. */
@Tag("kernel")
class SmtpProbeIT {
    private static final String GOOD = "Remote SMTP server <RS> succeed on service.";
    private static final String BANNER = "SMTP_CHECK Bad greeting banner from server <D>";
    private static final String HELO = "SMTP_CHECK Bad HELO response from server <D>";
    private static final String REST = " | line | say 250 mx~ | line | say 221 bye~";

    private static final String[][] CASES = {
        {"ok", "say 220 mx ESMTP~" + REST, GOOD},
        {"line feed", "say 220 x^" + REST, GOOD},
        {"two lines at once", "say 220 a~220 b~" + REST, GOOD},
        {"several lines", "say 220-hello~220 there~" + REST, GOOD},
        {"several lines to HELO", "say 220 x~ | line | say 250-mx~250 OK~ | line | say 221 bye~", GOOD},
        {"bad answer to QUIT", "say 220 x~ | line | say 250 mx~ | line | say 500 eh~", GOOD},
        {"garbage to QUIT", "say 220 x~ | line | say 250 mx~ | line | say garbage~", GOOD},
        {"554", "say 554 go away~", BANNER},
        {"no text", "say 220~" + REST, BANNER},
        {"four digits", "say 2201 x~", BANNER},
        {"leading blank", "say  220 x~", BANNER},
        {"500 to HELO", "say 220 x~ | line | say 500 no~", HELO},
        {"endless lines", "many 20000 220-aaaaaaaaaaaaaaaaaaaa~ | hold", BANNER},
        {"10,000 characters", "say 220 a | many 1000 aaaaaaaaaa | say ~" + REST, GOOD},
        {"silent", "hold", "SMTP_CHECK Read timeout from server <D>"},
        {"silent after HELO", "say 220 x~ | line | hold", "SMTP_CHECK Read timeout from server <D>"},
        {"closes", "", "SMTP_CHECK Read failure from server <D>"},
        {"closes after QUIT", "say 220 x~ | line | say 250 mx~ | line", "SMTP_CHECK Read failure from server <D>"},
    };

    @Test
    void eachDialogueIsJudged() throws Exception {
        List<ScriptedServer> servers = new ArrayList<>();
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> seen = new TreeMap<>();
        ProbeRig rig = new ProbeRig();
        try {
            for (String[] each : CASES) {
                ScriptedServer server = ScriptedServer.plain(each[1]);
                servers.add(server);
                rig.with(each[0], server.port(), "SMTP_CHECK {\n" + ProbeRig.settings() + "helo_name my.helo\n}");
                expected.put(each[0], each[2]);
            }
            for (ProbeRig.Outcome outcome : rig.run()) {
                String line = outcome.lines()
                        .get(0)
                        .replaceAll("\\[127\\.0\\.0\\.1\\]:tcp:\\d+", "<RS>")
                        .replaceAll("\\[127\\.0\\.0\\.1\\]:\\d+", "<D>");
                seen.put(outcome.name(), line);
                assertEquals(line.equals(GOOD), outcome.up(), outcome.name());
            }
            assertEquals(List.of("HELO my.helo\r\n", "QUIT\r\n"), servers.get(0).heard());
        } finally {
            servers.forEach(ScriptedServer::close);
        }

        assertEquals(expected, seen);
    }
}
