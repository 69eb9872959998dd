package io.vipward.checkers.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What checkers make of servers that answer well, badly, endlessly and not at all: the tables below {@code probes} in the resources. */
public final class ProbeTable {
    private static final int CELLS = 6;
    private static final String MARKER = "# servers that mean no good";
    private static final String NOBODY = "nobody";
    private static final String PLAIN = "plain | ";

    private ProbeTable() {}

    /** Checkers. */
    public enum Kind {
        HTTP("HTTP_GET", "HTTP_CHECK on service <RS> failed."),
        SSL("SSL_GET", "SSL_CHECK on service <RS> failed."),
        SMTP("SMTP_CHECK", ""),
        DNS("DNS_CHECK", ""),
        UDP("UDP_CHECK", "UDP_CHECK on service <RS> failed."),
        TCP("TCP_CHECK", "TCP_CHECK on service <RS> failed.");

        private final String keyword;
        private final String lastWord;

        /** @param lastWord what it says when its server is down, after the reason; empty for nothing */
        Kind(String keyword, String lastWord) {
            this.keyword = keyword;
            this.lastWord = lastWord;
        }

        public boolean datagrams() {
            return this == DNS || this == UDP;
        }
    }

    /**
     * What is to come of it.
     *
     * @param lines each with what may be said instead
     * @param upThere what keepalived decides
     */
    public record Expected(boolean up, List<List<String>> lines, boolean upThere) {}

    /**
     * A server and what is to be made of it.
     *
     * @param server what it does
     * @param settings of the checker, or of its url
     * @param hostile whether it means no good
     */
    public record Row(Kind kind, String name, String server, String settings, Expected expected, boolean hostile) {
        public boolean up() {
            return expected.up();
        }

        /** The whole checker, without retries. */
        public String block(int connectTimeoutSeconds) {
            boolean web = kind == Kind.HTTP || kind == Kind.SSL;
            String timeout = "connect_timeout " + connectTimeoutSeconds + "\n";
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

        /**
         * Starts the server.
         *
         * @param running where it is added
         * @return its port; one where nobody listens if that is what the row is about
         */
        public int serve(TlsServers tls, List<AutoCloseable> running) throws Exception {
            if (server.equals(NOBODY)) {
                try (ServerSocket free = new ServerSocket(0)) {
                    return free.getLocalPort();
                }
            }
            if (kind.datagrams()) {
                DatagramServer started = new DatagramServer(server);
                running.add(started);
                return started.port();
            }
            boolean plain = kind != Kind.SSL || server.startsWith(PLAIN.strip());
            String script = kind == Kind.SSL && plain ? server.substring(server.indexOf('|') + 1) : server;
            ScriptedServer started = plain ? ScriptedServer.plain(script) : tls.server(script);
            running.add(started);
            return started.port();
        }
    }

    public static List<Row> rows(Kind kind) throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean hostile = false;
        String name = "/probes/" + kind.name().toLowerCase(Locale.ROOT) + ".tsv";
        try (InputStream in = Objects.requireNonNull(ProbeTable.class.getResourceAsStream(name), name)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                hostile |= line.equals(MARKER);
                if (!line.startsWith("#") && !line.isBlank()) {
                    rows.add(row(kind, hostile, Arrays.copyOf(line.split("\t", -1), CELLS)));
                }
            }
        }
        return rows;
    }

    private static Row row(Kind kind, boolean hostile, @Nullable String[] cells) {
        String name = Objects.requireNonNull(cells[0]);
        boolean up = isUp(Objects.requireNonNull(cells[3], name));
        List<List<String>> lines = new ArrayList<>();
        for (String line : Objects.requireNonNullElse(cells[4], "").split(" // ", -1)) {
            if (!line.isEmpty()) {
                lines.add(List.of(line.split(" \\|\\| ", -1)));
            }
        }
        if (!up && !kind.lastWord.isEmpty()) {
            lines.add(List.of(kind.lastWord));
        }
        String there = cells[5];
        return new Row(
                kind,
                name,
                Objects.requireNonNull(cells[1]),
                Objects.requireNonNull(cells[2]),
                new Expected(up, lines, there == null ? up : isUp(there.substring(0, there.indexOf(':')))),
                hostile);
    }

    private static boolean isUp(String word) {
        return switch (word) {
            case "up" -> true;
            case "down" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
