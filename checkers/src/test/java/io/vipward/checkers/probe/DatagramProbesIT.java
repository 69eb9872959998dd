package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.core.PlanText;
import io.vipward.parser.model.DnsCheck;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DNS_CHECK and UDP_CHECK: verdicts, lines and bytes are those of keepalived. */
@Tag("kernel")
class DatagramProbesIT {
    private static final String SUCCESS = "UDP connection to <RS> success.";
    private static final String FAILED = "UDP connection to <RS> failed.";
    private static final String MISMATCH = "UDP check to <RS> reply data mismatch.";
    private static final String SILENT = "DNS_CHECK (<RS>) read timeout from socket";

    /** What the server sends back, as digits, or a word; settings; the first line. */
    private static final String[][] UDP = {
        {"silent", "", SUCCESS},
        {"echo", "", SUCCESS},
        {"silent", "require_reply", FAILED},
        {"echo", "require_reply", SUCCESS},
        {"0102", "require_reply 01 02", SUCCESS},
        {"0102", "require_reply 01 03", MISMATCH},
        {"010299", "require_reply 01 02", SUCCESS},
        {"01", "require_reply 01 02", SUCCESS},
        {"01ff", "require_reply 01 xx", SUCCESS},
        {"015f", "require_reply 01 5X", SUCCESS},
        {"016f", "require_reply 01 5X", MISMATCH},
        {"0102", "require_reply \"01 02\"", SUCCESS},
        {"4141414141", "require_reply 41\nmin_reply_length 6", MISMATCH},
        {"4141414141", "require_reply\nmin_reply_length 6", MISMATCH},
        {"41".repeat(255), "require_reply 41", SUCCESS},
        {"41".repeat(256), "require_reply 41", MISMATCH},
        {"41".repeat(300), "require_reply 41\nmax_reply_length 300", SUCCESS},
        {"empty", "require_reply 41", SUCCESS},
    };

    private static final String[][] DNS = {
        {"good", ""},
        {"header", ""},
        {"truncated", ""},
        {"other id, then good", ""},
        {"rcode 2", "DNS_CHECK (<RS>) read error occurred. (rcode = 2)"},
        {"rcode 3", "DNS_CHECK (<RS>) read error occurred. (rcode = 3)"},
        {"silent", SILENT},
        {"other id", SILENT},
        {"question", SILENT},
        {"tiny", SILENT},
        {"empty", SILENT},
    };

    @Test
    void eachDatagramIsJudged() throws Exception {
        List<Server> servers = new ArrayList<>();
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> seen = new TreeMap<>();
        ProbeRig rig = new ProbeRig();
        try {
            for (String[] each : UDP) {
                Server server = new Server(asked -> udp(each[0], asked));
                servers.add(server);
                String name = "UDP " + each[0] + ", " + each[1];
                rig.with(name, server.port(), "UDP_CHECK {\n" + ProbeRig.settings() + each[1] + "\n}");
                expected.put(name, each[2]);
            }
            for (String[] each : DNS) {
                Server server = new Server(asked -> dns(each[0], asked));
                servers.add(server);
                rig.with(
                        "DNS " + each[0],
                        server.port(),
                        "DNS_CHECK {\n" + ProbeRig.settings() + "type A\nname www.example.com\n}");
                expected.put("DNS " + each[0], each[1]);
            }
            for (ProbeRig.Outcome outcome : rig.run()) {
                String line = outcome.lines().isEmpty() ? "" : outcome.lines().get(0);
                line = line.replaceAll("\\[127\\.0\\.0\\.1\\]:tcp:\\d+", "<RS>");
                seen.put(outcome.name(), line);
                assertEquals(line.isEmpty() || line.equals(SUCCESS), outcome.up(), outcome.name());
            }
            assertEquals(
                    HexFormat.of().formatHex("keepalived check - keepalived ch".getBytes(StandardCharsets.US_ASCII)),
                    servers.get(0).heard.get(0));
            assertEquals(
                    "01000001000000000000" + "03777777076578616d706c6503636f6d00" + "00010001",
                    servers.get(UDP.length).heard.get(0).substring(4));
        } finally {
            servers.forEach(Server::close);
        }

        assertEquals(expected, seen);
    }

    @Test
    void aClosedPortIsToldByTheNetwork() throws Exception {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProbeRig rig = new ProbeRig()
                .with("UDP", port, "UDP_CHECK {\n" + ProbeRig.settings() + "}")
                .with("DNS", port, "DNS_CHECK {\n" + ProbeRig.settings() + "}");

        Map<String, String> lines = new TreeMap<>();
        for (ProbeRig.Outcome outcome : rig.run()) {
            lines.put(outcome.name(), outcome.lines().get(0));
        }

        String server = "[127.0.0.1]:tcp:" + port;
        assertEquals(
                Map.of(
                        "UDP",
                        "UDP connection to " + server + " failed.",
                        "DNS",
                        "DNS_CHECK (" + server + ") failed to read socket; errno 111 (Connection refused)"),
                lines);
    }

    @Test
    void theDefaultQuestionIsTheRootsStartOfAuthority() {
        DnsCheck check = (DnsCheck) PlanText.plans(
                        "virtual_server 10.9.0.100 80 {\nprotocol UDP\nreal_server 10.1.0.1 53 {\nDNS_CHECK {\n}\n}\n}")
                .get(0)
                .realServers()
                .get(0)
                .checkers()
                .get(0);

        byte[] question = new byte[17];
        DnsMessages.question(check, 0xabcd).get(question);

        assertArrayEquals(HexFormat.of().parseHex("abcd0100000100000000000000" + "00060001"), question);
    }

    private static List<byte[]> udp(String what, byte[] asked) {
        return switch (what) {
            case "silent" -> List.of();
            case "echo" -> List.of(asked);
            case "empty" -> List.of(new byte[0]);
            default -> List.of(HexFormat.of().parseHex(what));
        };
    }

    private static List<byte[]> dns(String what, byte[] asked) {
        byte[] good = asked.clone();
        good[2] = (byte) 0x81;
        good[3] = (byte) 0x80;
        byte[] otherId = good.clone();
        otherId[0] ^= 1;
        byte[] bad = good.clone();
        return switch (what) {
            case "good" -> List.of(good);
            case "header" -> List.of(Arrays.copyOf(good, 12));
            case "truncated" -> {
                bad[2] = (byte) 0x83;
                yield List.of(bad);
            }
            case "other id, then good" -> List.of(otherId, good);
            case "other id" -> List.of(otherId);
            case "question" -> List.of(asked);
            case "tiny" -> List.of(Arrays.copyOf(good, 6));
            case "empty" -> List.of(new byte[0]);
            case "silent" -> List.of();
            default -> {
                bad[3] = (byte) (0x80 | Integer.parseInt(what.substring(6)));
                yield List.of(bad);
            }
        };
    }

    /** Answers datagrams. */
    private static final class Server implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

        Server(Function<byte[], List<byte[]>> answers) throws SocketException {
            Thread thread = new Thread(() -> serve(answers), "datagrams");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(Function<byte[], List<byte[]>> answers) {
            try {
                while (true) {
                    DatagramPacket asked = new DatagramPacket(new byte[2048], 2048);
                    socket.receive(asked);
                    byte[] bytes = Arrays.copyOf(asked.getData(), asked.getLength());
                    heard.add(HexFormat.of().formatHex(bytes));
                    for (byte[] answer : answers.apply(bytes)) {
                        socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                    }
                }
            } catch (IOException closed) {
                heard.add("closed");
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
