package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that answer well, badly, endlessly and not at all: the verdict, and every line, is that of the tables below {@code
 * probes} in the resources, and so that of keepalived but where they say otherwise. All servers of a table are asked at the same
 * time, on one loop, which gives up if one of the attempts does not end.
 */
@Tag("kernel")
class ProbeTableIT {
    @TempDir
    static Path directory;

    private static TlsServers tls;

    private final List<AutoCloseable> servers = new ArrayList<>();

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = new TlsServers(directory);
    }

    /** Checkers, with what they say last when a server is down. */
    private enum Kind {
        HTTP("HTTP_GET", 2, "HTTP_CHECK on service <RS> failed."),
        SSL("SSL_GET", 5, "SSL_CHECK on service <RS> failed."),
        SMTP("SMTP_CHECK", 2, ""),
        DNS("DNS_CHECK", 2, ""),
        UDP("UDP_CHECK", 2, "UDP_CHECK on service <RS> failed."),
        TCP("TCP_CHECK", 2, "TCP_CHECK on service <RS> failed.");

        private final String keyword;
        private final int seconds;
        private final String lastWord;

        Kind(String keyword, int seconds, String lastWord) {
            this.keyword = keyword;
            this.seconds = seconds;
            this.lastWord = lastWord;
        }
    }

    /** @param lines each with what may be said instead */
    private record Row(String name, String server, String settings, boolean up, List<List<String>> lines) {}

    @ParameterizedTest
    @EnumSource
    void everyAnswerIsJudgedAndSaidAsInTheTable(Kind kind) throws Exception {
        Map<String, Row> rows = new HashMap<>();
        ProbeRig rig = new ProbeRig();
        for (Row row : rows(kind)) {
            rows.put(row.name(), row);
            rig.with(row.name(), serve(kind, row.server()), block(kind, row.settings()));
        }
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> seen = new TreeMap<>();
        try {
            for (ProbeRig.Outcome outcome : rig.run()) {
                Row row = Objects.requireNonNull(rows.get(outcome.name()));
                List<String> lines = outcome.lines().stream()
                        .map(ProbeTableIT::withoutNumbers)
                        .toList();
                List<String> wanted = wanted(row, lines);
                assertTrue(rows.remove(row.name(), row), row.name());
                if (row.up() != outcome.up() || !wanted.equals(lines)) {
                    expected.put(row.name(), row.up() + " " + wanted);
                    seen.put(row.name(), outcome.up() + " " + lines);
                }
            }
        } finally {
            for (AutoCloseable server : servers) {
                server.close();
            }
        }

        assertEquals(expected, seen);
        assertEquals(Map.of(), rows);
    }

    /** Of lines that may be said instead of each other, the one that was. */
    private static List<String> wanted(Row row, List<String> lines) {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < row.lines().size(); i++) {
            List<String> any = row.lines().get(i);
            boolean said = i < lines.size() && any.contains(lines.get(i));
            wanted.add(said ? lines.get(i) : any.get(0));
        }
        return wanted;
    }

    private static String withoutNumbers(String line) {
        return line.replaceAll("\\[127\\.0\\.0\\.1\\]:tcp:\\d+", "<RS>")
                .replaceAll("\\[127\\.0\\.0\\.1\\]:\\d+", "<D>")
                .replace("[10.9.0.100]:tcp:80", "<VS>");
    }

    private int serve(Kind kind, String behaviour) throws Exception {
        if (behaviour.equals("nobody")) {
            try (ServerSocket free = new ServerSocket(0)) {
                return free.getLocalPort();
            }
        }
        if (kind == Kind.DNS || kind == Kind.UDP) {
            DatagramServer server = new DatagramServer(behaviour);
            servers.add(server);
            return server.port();
        }
        String plain = "plain | ";
        boolean secure = kind == Kind.SSL && !behaviour.startsWith(plain.strip());
        ScriptedServer server = secure
                ? tls.server(behaviour)
                : ScriptedServer.plain(kind == Kind.SSL ? behaviour.substring(behaviour.indexOf('|') + 1) : behaviour);
        servers.add(server);
        return server.port();
    }

    private static String block(Kind kind, String settings) {
        boolean web = kind == Kind.HTTP || kind == Kind.SSL;
        String timeout = "connect_timeout " + kind.seconds + "\n";
        StringBuilder inner = new StringBuilder();
        for (String line : settings.split(";", -1)) {
            if (line.startsWith("connect_timeout")) {
                timeout = line + "\n";
            } else {
                inner.append(line).append('\n');
            }
        }
        String common = kind.keyword + " {\nretry 0\nlog_all_failures\n" + timeout;
        return common + (web ? "url {\npath /\n" + inner + "}\n}" : inner + "}");
    }

    private static List<Row> rows(Kind kind) throws IOException {
        List<Row> rows = new ArrayList<>();
        String name = "/probes/" + kind.name().toLowerCase(Locale.ROOT) + ".tsv";
        try (InputStream in = Objects.requireNonNull(ProbeTableIT.class.getResourceAsStream(name), name)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    rows.add(row(kind, Arrays.copyOf(line.split("\t", -1), 5)));
                }
            }
        }
        return rows;
    }

    private static Row row(Kind kind, @Nullable String[] cells) {
        boolean up = "up".equals(cells[3]);
        assertTrue(up || "down".equals(cells[3]), String.valueOf(cells[0]));
        List<List<String>> lines = new ArrayList<>();
        for (String line : Objects.requireNonNullElse(cells[4], "").split(" // ", -1)) {
            if (!line.isEmpty()) {
                lines.add(List.of(line.split(" \\|\\| ", -1)));
            }
        }
        if (!up && !kind.lastWord.isEmpty()) {
            lines.add(List.of(kind.lastWord));
        }
        return new Row(String.valueOf(cells[0]), String.valueOf(cells[1]), String.valueOf(cells[2]), up, lines);
    }
}
