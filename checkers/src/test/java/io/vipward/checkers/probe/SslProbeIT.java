package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SSL_GET; what it makes of answers stands in {@link ProbeTableIT}. */
@Tag("kernel")
class SslProbeIT {
    private static final String OK = "ask | say HTTP/1.1 200 OK~Content-Length: 6~~hello^";

    @TempDir
    static Path directory;

    private static TlsServers servers;

    @BeforeAll
    static void makeCertificate() throws Exception {
        servers = new TlsServers(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothVersionsOfToday(String version) throws Exception {
        try (ScriptedServer server = servers.server(OK, version)) {
            ProbeRig.Outcome outcome =
                    new ProbeRig().with(version, server.port(), check("")).run().get(0);

            assertTrue(outcome.up(), outcome::toString);
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

    private static String check(String url) {
        return "SSL_GET {\nconnect_timeout 2\nretry 0\nlog_all_failures\nurl {\npath /\n" + url + "}\n}";
    }
}
