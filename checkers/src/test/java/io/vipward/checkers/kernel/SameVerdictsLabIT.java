package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.probe.ProbeTable;
import io.vipward.checkers.probe.TlsServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which servers of {@link ProbeTable} serve in the end: ours and the original's tables of IPVS say it. Each server is in two
 * virtual servers, one of which believes it up and the other down before it was asked.
 */
@Tag("lab")
class SameVerdictsLabIT {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long POLL_NANOS = 200_000_000L;
    private static final int TIMEOUT_SECONDS = 10;
    private static final Pattern DESTINATION = Pattern.compile("-a -[tu] (\\S+):80 -r 127\\.0\\.0\\.1:(\\d+) .*");

    private final Map<Integer, ProbeTable.Row> rows = new TreeMap<>();

    @TempDir
    static Path directory;

    @Test
    void theSameServersServe() throws Exception {
        LabNetwork.inside(network -> {
            TlsServers tls = new TlsServers(directory);
            List<AutoCloseable> servers = new ArrayList<>();
            for (ProbeTable.Kind kind : ProbeTable.Kind.values()) {
                for (ProbeTable.Row row : ProbeTable.rows(kind)) {
                    if (!row.hostile()) {
                        rows.put(row.serve(tls, servers), row);
                    }
                }
            }
            String file = virtualServers("10.9.0.1", "") + virtualServers("10.9.1.1", "alpha\n");
            try {
                try (LabEngine ours = LabEngine.start(file)) {
                    assertServing(network, ProbeTable.Row::up);
                    ours.stop();
                }
                try (LabKeepalived original = LabKeepalived.start(file)) {
                    assertServing(network, row -> row.expected().upThere());
                    original.stop();
                }
            } finally {
                for (AutoCloseable server : servers) {
                    server.close();
                }
            }
        });
    }

    private void assertServing(LabNetwork network, Predicate<ProbeTable.Row> up) throws Exception {
        Map<String, List<String>> expected = new TreeMap<>();
        rows.values().stream().filter(up).forEach(row -> {
            for (String begin : List.of("10.9.0.1", "10.9.1.1")) {
                expected.computeIfAbsent(address(begin, row.kind()), none -> new ArrayList<>())
                        .add(name(row));
            }
        });
        expected.values().forEach(names -> names.sort(null));
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Map<String, List<String>> serving = serving(network);
        while (!serving.equals(expected) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
            serving = serving(network);
        }
        assertEquals(lines(expected), lines(serving));
    }

    private static String lines(Map<String, List<String>> serving) {
        StringBuilder text = new StringBuilder();
        serving.forEach((address, names) -> names.forEach(
                name -> text.append(address).append(' ').append(name).append('\n')));
        return text.toString();
    }

    private Map<String, List<String>> serving(LabNetwork network) throws IOException, InterruptedException {
        Map<String, TreeSet<String>> serving = new TreeMap<>();
        Matcher lines = DESTINATION.matcher(network.table());
        while (lines.find()) {
            ProbeTable.Row row = rows.get(Integer.parseInt(lines.group(2)));
            serving.computeIfAbsent(lines.group(1), none -> new TreeSet<>())
                    .add(row == null ? lines.group() : name(row));
        }
        Map<String, List<String>> sorted = new TreeMap<>();
        serving.forEach((address, names) -> sorted.put(address, List.copyOf(names)));
        return sorted;
    }

    private static String name(ProbeTable.Row row) {
        return row.kind() + " " + row.name();
    }

    /** One virtual server for each kind, so that the kernel's lists stay short. */
    private String virtualServers(String begin, String settings) {
        StringBuilder text = new StringBuilder();
        for (ProbeTable.Kind kind : ProbeTable.Kind.values()) {
            text.append("virtual_server ").append(address(begin, kind)).append(" 80 {\nprotocol ");
            text.append(kind.datagrams() ? "UDP" : "TCP").append("\nlb_kind NAT\nlb_algo rr\nwarmup 3\n");
            // A server that is too slow under load is asked again.
            text.append("delay_loop 20\n").append(settings);
            rows.forEach((port, row) -> {
                if (row.kind() == kind) {
                    text.append("real_server 127.0.0.1 ").append(port).append(" {\n");
                    text.append(row.block(TIMEOUT_SECONDS)).append("\n}\n");
                }
            });
            text.append("}\n");
        }
        return text.toString();
    }

    private static String address(String begin, ProbeTable.Kind kind) {
        return begin + List.of(ProbeTable.Kind.values()).indexOf(kind);
    }
}
