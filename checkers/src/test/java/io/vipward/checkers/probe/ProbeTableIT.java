package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The verdict on each server of {@link ProbeTable}, and every line, is that of its table. All servers of a table are asked at the
 * same time, on one loop, which gives up if one of the attempts does not end.
 */
@Tag("kernel")
class ProbeTableIT {
    private static final int TIMEOUT_SECONDS = 2;

    /** A handshake wants to be computed, and all of them are at the same time. */
    private static final int SECURE_TIMEOUT_SECONDS = 5;

    @TempDir
    static Path directory;

    private static TlsServers tls;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = new TlsServers(directory);
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerIsJudgedAndSaidAsInTheTable(ProbeTable.Kind kind) throws Exception {
        Map<String, ProbeTable.Row> rows = new HashMap<>();
        List<AutoCloseable> servers = new ArrayList<>();
        ProbeRig rig = new ProbeRig();
        int timeout = kind == ProbeTable.Kind.SSL ? SECURE_TIMEOUT_SECONDS : TIMEOUT_SECONDS;
        for (ProbeTable.Row row : ProbeTable.rows(kind)) {
            rows.put(row.name(), row);
            rig.with(row.name(), row.serve(tls, servers), row.block(timeout));
        }
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> seen = new TreeMap<>();
        try {
            for (ProbeRig.Outcome outcome : rig.run()) {
                ProbeTable.Row row = Objects.requireNonNull(rows.get(outcome.name()));
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
    private static List<String> wanted(ProbeTable.Row row, List<String> lines) {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < row.expected().lines().size(); i++) {
            List<String> any = row.expected().lines().get(i);
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
}
