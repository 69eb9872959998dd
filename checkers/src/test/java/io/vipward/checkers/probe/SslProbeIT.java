package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SSL_GET: verdicts and lines are those of keepalived. */
@Tag("kernel")
class SslProbeIT {
    private static final String GOOD = "Remote Web server <RS> succeed on service.";
    private static final String HANDSHAKE = "SSL handshake/communication error connecting to server <RS>.";
    private static final String NOTHING = "Read, no data received from  server <RS>.";
    private static final String OK = "ask | say HTTP/1.1 200 OK~Content-Length: 6~~hello^";

    @TempDir
    static Path directory;

    private static TlsServers servers;

    @BeforeAll
    static void makeCertificate() throws Exception {
        servers = new TlsServers(directory);
    }

    @Test
    void eachAnswerIsJudgedAsKeepalivedJudgesIt() throws Exception {
        List<ScriptedServer> running = new ArrayList<>();
        Map<String, String> expected = new TreeMap<>();
        ProbeRig rig = new ProbeRig();
        add(rig, running, expected, "TLS 1.3", servers.server(OK, "TLSv1.3"), "", GOOD);
        add(rig, running, expected, "TLS 1.2", servers.server(OK, "TLSv1.2"), "", GOOD);
        add(rig, running, expected, "goodbye", servers.server(OK), "tls_compliant\n", GOOD);
        add(rig, running, expected, "digest", servers.server(OK), "digest b1946ac92492d2347c6235b4d2611184\n", GOOD);
        add(
                rig,
                running,
                expected,
                "wrong digest",
                servers.server(OK),
                "digest 00000000000000000000000000000000\n",
                "MD5 digest error to server <RS>.");
        add(rig, running, expected, "stays open", servers.server(OK + " | hold"), "", "Timeout SSL read server <RS>.");
        add(rig, running, expected, "silent", servers.server("ask | hold"), "", "Timeout SSL read server <RS>.");
        add(rig, running, expected, "closes", servers.server("ask"), "", NOTHING);
        add(
                rig,
                running,
                expected,
                "500",
                servers.server("ask | say HTTP/1.1 500 X~~"),
                "",
                "HTTP status code error to server <RS>.");
        add(rig, running, expected, "resets", servers.server(OK + " | wait 100 | reset"), "", GOOD);
        add(
                rig,
                running,
                expected,
                "no TLS",
                ScriptedServer.plain("say HTTP/1.0 200 OK~~hello^ | hold"),
                "",
                HANDSHAKE);
        add(
                rig,
                running,
                expected,
                "accepts and waits",
                ScriptedServer.plain("hold"),
                "",
                "Timeout connecting server <RS>.");
        add(rig, running, expected, "accepts and closes", ScriptedServer.plain(""), "", HANDSHAKE);
        try {
            for (ProbeRig.Outcome outcome : rig.run()) {
                String line = outcome.lines().get(0).replaceAll("\\[127\\.0\\.0\\.1\\]:tcp:\\d+", "<RS>");
                assertEquals(expected.get(outcome.name()), line, outcome.name());
                assertEquals(line.equals(GOOD), outcome.up(), outcome.name());
            }
        } finally {
            running.forEach(ScriptedServer::close);
        }
    }

    @Test
    void aServerThatWantsACertificateIsDownWithoutOne() throws Exception {
        try (ScriptedServer server = servers.demanding(OK)) {
            ProbeRig.Outcome outcome = new ProbeRig()
                    .with("demanding", server.port(), check(""))
                    .run()
                    .get(0);

            assertTrue(!outcome.up(), outcome::toString);
        }
    }

    @Test
    void manyHandshakesAtOnceAreNoTrouble() throws Exception {
        try (ScriptedServer server = servers.server(OK)) {
            ProbeRig rig = new ProbeRig();
            for (int i = 0; i < 40; i++) {
                rig.with("many " + i, server.port(), "SSL_GET {\nconnect_timeout 10\nretry 0\nurl {\npath /\n}\n}");
            }

            assertEquals(40, rig.run().stream().filter(ProbeRig.Outcome::up).count());
        }
    }

    private static void add(
            ProbeRig rig,
            List<ScriptedServer> running,
            Map<String, String> expected,
            String name,
            ScriptedServer server,
            String url,
            String line) {
        running.add(server);
        expected.put(name, line);
        rig.with(name, server.port(), check(url));
    }

    private static String check(String url) {
        return "SSL_GET {\nconnect_timeout 2\nretry 0\nlog_all_failures\nurl {\npath /\n" + url + "}\n}";
    }
}
