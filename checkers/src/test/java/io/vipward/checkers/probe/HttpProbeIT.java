package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What HTTP_GET sends; what it makes of answers stands in {@link ProbeTableIT}. */
@Tag("kernel")
class HttpProbeIT {
    private static final String OK = "ask | say HTTP/1.1 200 OK~Server: x~Content-Length: 6~~hello^";

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
            try (ScriptedServer server = ScriptedServer.plain(OK)) {
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
}
