package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** HTTP_GET against servers that answer well, badly and not at all: verdicts and lines are those of keepalived. */
@Tag("kernel")
class HttpProbeIT {
    private static final String GOOD = "Remote Web server <RS> succeed on service.";
    private static final String STATUS = "HTTP status code error to server <RS>.";
    private static final String NOTHING = "Read, no data received from  server <RS>.";
    private static final String DIGEST = "MD5 digest error to server <RS>.";
    private static final String REGEX = "Regex match failed server <RS>.";
    private static final String HELLO_MD5 = "digest b1946ac92492d2347c6235b4d2611184";
    private static final String TEXT =
            "ask | say HTTP/1.1 200 OK~Server: x~Content-Length: 40~~" + "line1 Hello World^line2 foo bar^the end^";

    /** Name of a case; what the server does; settings of the URL; the first line, which decides. */
    private static final String[][] CASES = {
        {"ok", ok("200 OK"), "", GOOD},
        {"204", ok("204 X"), "", GOOD},
        {"299", ok("299 X"), "", GOOD},
        {"no length", "ask | say HTTP/1.0 200 OK~~hello^", "", GOOD},
        {"blank without reason", "ask | say HTTP/1.1 200 ~Content-Length: 6~~hello^", "", GOOD},
        {"lower case length", "ask | say HTTP/1.1 200 OK~content-length: 3~~hello^", "", GOOD},
        {"chunked", "ask | say HTTP/1.1 200 OK~Transfer-Encoding: chunked~~6~hello^~0~~", "", GOOD},
        {"100", ok("100 X"), "", STATUS},
        {"199", ok("199 X"), "", STATUS},
        {"300", ok("300 X"), "", STATUS},
        {"404", ok("404 X"), "", STATUS},
        {"503", ok("503 X"), "", STATUS},
        {"no header", "ask | say blah~~xx", "", STATUS},
        {"no reason", "ask | say HTTP/1.1 200~Content-Length: 6~~hello^", "", STATUS},
        {"continue", "ask | say HTTP/1.1 100 Continue~~HTTP/1.1 200 OK~~hello^", "", STATUS},
        {"closes", "ask", "", NOTHING},
        {"closes at once", "", "", NOTHING + "||Read error with server <RS>.||Cannot send get request to server <RS>."},
        {"garbage", "ask | say garbage no header^", "", NOTHING},
        {"header of 5000 bytes", "ask | say HTTP/1.1 200 OK~X: | many 500 aaaaaaaaaa | say ~~hello^", "", NOTHING},
        {"line feeds", "ask | say HTTP/1.1 200 OK^Content-Length: 6^^hello^", "", NOTHING},
        {"resets", "ask | reset", "", "Read error with server <RS>."},
        {"resets in the body", "ask | say HTTP/1.1 200 OK~~hel | wait 100 | reset", "", "Read error with server <RS>."},
        {"stays open", ok("200 OK") + " | hold", "", "Timeout HTTP read server <RS>."},
        {"says nothing", "ask | hold", "", "Timeout WEB read server <RS>."},
        {
            "dribbles",
            "ask | say HTTP/1.1 200 OK~ | wait 400 | say Content-Length: 6~~hel | wait 400 | say lo^",
            HELLO_MD5,
            GOOD
        },
        {
            "announces more",
            "ask | say HTTP/1.1 200 OK~Content-Length: 20~~hello^",
            "",
            "http_check for RS <RS> VS <VS> url /: content_length (20) does not match received bytes (6)"
        },
        {"right digest", ok("200 OK"), HELLO_MD5, GOOD},
        {"upper case digest", ok("200 OK"), "digest B1946AC92492D2347C6235B4D2611184", GOOD},
        {"wrong digest", ok("200 OK"), "digest 00000000000000000000000000000000", DIGEST},
        {
            "digest of what was announced",
            "ask | say HTTP/1.1 200 OK~Content-Length: 3~~hello^",
            "digest 46356afe55fa3cea9cbe73ad442cad47",
            "http_check for RS <RS> VS <VS> url /: content_length (3) does not match received bytes (6)"
        },
        {
            "digest of the chunks",
            "ask | say HTTP/1.1 200 OK~Transfer-Encoding: chunked~~6~hello^~0~~",
            "digest 8aea47faa8ff765544508726bbcd3b9d",
            GOOD
        },
        {"digest and 404", ok("404 X"), HELLO_MD5, STATUS},
        {"other codes", ok("404 X"), "status_code 200 400-499", GOOD},
        {"not those codes", ok("500 X"), "status_code 200 400-499", STATUS},
        {"regex", TEXT, "regex Hello", GOOD},
        {"regex of another case", TEXT, "regex hello", REGEX},
        {"regex of any case", TEXT, "regex hello\nregex_options caseless", GOOD},
        {"regex that must not be", TEXT, "regex nothere\nregex_no_match", GOOD},
        {"regex that is there", TEXT, "regex Hello\nregex_no_match", REGEX},
        {"regex at the start", TEXT, "regex \"^the end$\"", REGEX},
        {"regex of a line", TEXT, "regex \"^the end$\"\nregex_options multiline", GOOD},
        {"regex over lines", TEXT, "regex \"World.*bar\"", REGEX},
        {"regex over lines, wanted", TEXT, "regex \"World.*bar\"\nregex_options dotall", GOOD},
        {"regex in the header", TEXT, "regex Server", REGEX},
        {"regex from an offset", TEXT, "regex foo\nregex_min_offset 24", GOOD},
        {"regex behind its place", TEXT, "regex foo\nregex_min_offset 25", REGEX},
        {"regex up to an offset", TEXT, "regex foo\nregex_max_offset 24", GOOD},
        {"regex too far", TEXT, "regex foo\nregex_max_offset 23", REGEX},
        {"regex in pieces", "ask | say HTTP/1.0 200 OK~~abcdefHel | wait 100 | say lo World", "regex \"fHello W\"", GOOD
        },
        {"regex and wrong digest", TEXT, "regex Hello\ndigest 00000000000000000000000000000000", DIGEST},
        {"regex that tries everything", "ask | say HTTP/1.0 200 OK~~ | many 100 aaaaaaaaaa", "regex \"(a+)+b\"", REGEX},
    };

    private static String ok(String status) {
        return "ask | say HTTP/1.1 " + status + "~Server: x~Content-Length: 6~~hello^";
    }

    @Test
    void eachAnswerIsJudgedAsKeepalivedJudgesIt() throws Exception {
        List<ScriptedServer> servers = new ArrayList<>();
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> seen = new TreeMap<>();
        ProbeRig rig = new ProbeRig();
        try {
            for (String[] each : CASES) {
                ScriptedServer server = ScriptedServer.plain(each[1]);
                servers.add(server);
                rig.with(each[0], server.port(), check(each[2]));
                expected.put(each[0], each[3]);
            }
            for (ProbeRig.Outcome outcome : rig.run()) {
                String line = outcome.lines().get(0).replaceAll("\\[127\\.0\\.0\\.1\\]:tcp:\\d+", "<RS>");
                line = line.replace("[10.9.0.100]:tcp:80", "<VS>");
                boolean one = List.of(expected.getOrDefault(outcome.name(), "").split("\\|\\|"))
                        .contains(line);
                seen.put(outcome.name(), one ? expected.getOrDefault(outcome.name(), "") : line);
                boolean good = line.equals(GOOD) || line.startsWith("http_check");
                assertEquals(good, outcome.up(), outcome.name());
            }
        } finally {
            servers.forEach(ScriptedServer::close);
        }

        assertEquals(expected, seen);
    }

    @Test
    void theRequestIsThatOfKeepalived() throws Exception {
        Map<String, String> settings = new TreeMap<>();
        settings.put("", "GET / HTTP/1.0\r\nUser-Agent: KeepAliveClient\r\nHost: 127.0.0.1:PORT\r\n\r\n");
        settings.put(
                "http_protocol 1.1",
                "GET / HTTP/1.1\r\nUser-Agent: KeepAliveClient\r\nConnection: close\r\nHost: 127.0.0.1:PORT\r\n\r\n");
        settings.put(
                "http_protocol 1.0c\nvirtualhost chk.example:8080",
                "GET / HTTP/1.0\r\nUser-Agent: KeepAliveClient\r\nConnection: close\r\nHost: chk.example:8080\r\n\r\n");
        for (Map.Entry<String, String> each : settings.entrySet()) {
            try (ScriptedServer server = ScriptedServer.plain(ok("200 OK"))) {
                new ProbeRig()
                        .with(
                                "request",
                                server.port(),
                                "HTTP_GET {\n" + ProbeRig.settings() + each.getKey() + "\nurl {\npath /\n}\n}")
                        .run();

                String expected = each.getValue().replace("PORT", Integer.toString(server.port()));
                assertEquals(List.of(expected), server.heard());
            }
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ScriptedServer server = ScriptedServer.plain("")) {
            port = server.port();
        }

        ProbeRig.Outcome outcome =
                new ProbeRig().with("closed", port, check("")).run().get(0);

        assertEquals(
                "Connection failed server [127.0.0.1]:tcp:" + port + ".",
                outcome.lines().get(0));
    }

    private static String check(String url) {
        return "HTTP_GET {\n" + ProbeRig.settings() + "url {\npath /\n" + url + "\n}\n}";
    }
}
