package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.Configurations;
import io.vipward.checkers.probe.DatagramServer;
import io.vipward.checkers.probe.PingPermission;
import io.vipward.checkers.probe.ScriptedServer;
import io.vipward.checkers.probe.TlsServers;
import io.vipward.netlink.sysctl.ProcSysctls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checkers send, byte for byte: our engine and the original ask the same servers. */
@Tag("lab")
class SameBytesLabIT {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long POLL_NANOS = 50_000_000L;
    private static final String PAGE = "ask | say HTTP/1.1 200 OK~Content-Length: 6~~hello^";

    /** Name, and what stands in the real server, the checker and the url; {@code ;} ends a line. */
    private static final String[][] WEB = {
        {"default", "", "", "path /"},
        {"1.0", "", "http_protocol 1.0", "path /"},
        {"1.0C", "", "http_protocol 1.0C", "path /"},
        {"1.0c", "", "http_protocol 1.0c", "path /"},
        {"1.1", "", "http_protocol 1.1", "path /"},
        {"1.1K", "", "http_protocol 1.1K", "path /"},
        {"host of the real server", "virtualhost rs.example", "", "path /"},
        {"host of the checker", "virtualhost rs.example", "virtualhost chk.example:8080", "path /"},
        {"host of the url", "virtualhost rs.example", "virtualhost chk.example", "path /;virtualhost url.example"},
        {"1.1 with a host", "", "http_protocol 1.1;virtualhost chk.example", "path /"},
        {"path with a question", "", "", "path /a/b?c=d&e=%20f"},
        {"path with blanks", "", "", "path \"/with space?x=y z\""},
        {"path without a slash", "", "", "path index.html"},
        {"long path", "", "", "path /" + "a".repeat(900)},
    };

    private static final String[][] SECURE = {
        {"default", "", "", "path /"},
        {"1.1", "", "http_protocol 1.1;virtualhost chk.example", "path /"},
        {"name of the checker", "", "enable_sni;virtualhost chk.example", "path /"},
        {"name of the url", "", "enable_sni;virtualhost chk.example", "path /;virtualhost url.example"},
        {"name without a host", "", "enable_sni", "path /"},
    };

    private static final String[] DNS = {
        "",
        "type A;name www.example.com",
        "type AAAA;name www.example.com.",
        "type NS;name .",
        "type cname;name x",
        "type MX;name example.com",
        "type TXT;name example.com",
        "type SOA;name example.com",
        "type RRSIG;name example.com",
        "type DNSKEY;name example.com",
    };

    private static final String[] UDP = {"", "payload 01 02 aBcD", "payload 010", "payload Ab12f 3 4", "require_reply"};

    private final Map<String, Supplier<List<String>>> heard = new TreeMap<>();
    private final List<Runnable> forgetting = new ArrayList<>();
    private final Map<String, Integer> expected = new TreeMap<>();
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final StringBuilder streams = new StringBuilder();
    private final StringBuilder datagrams = new StringBuilder();

    @TempDir
    static Path directory;

    @Test
    void everyCheckerSendsTheSame() throws Exception {
        LabNetwork.inside(network -> {
            new PingPermission(new ProcSysctls()).take();
            web();
            secure();
            mail();
            names();
            payloads();
            pings();
            String file = virtualServer("10.9.0.100", "TCP", streams) + virtualServer("10.9.0.101", "UDP", datagrams);
            try {
                Map<String, List<String>> ours;
                try (LabEngine engine = LabEngine.start(file)) {
                    ours = bytes();
                    engine.stop();
                }
                forgetting.forEach(Runnable::run);
                try (LabKeepalived original = LabKeepalived.start(file)) {
                    Map<String, List<String>> theirs = bytes();

                    assertEquals(String.join("\n", lines(theirs)), String.join("\n", lines(ours)));
                }
            } finally {
                for (AutoCloseable server : servers) {
                    server.close();
                }
            }
        });
    }

    private static String virtualServer(String address, String protocol, StringBuilder realServers) {
        return "virtual_server " + address + " 80 {\nprotocol " + protocol + "\nlb_kind NAT\nlb_algo rr\n" + realServers
                + "}\n";
    }

    private static List<String> lines(Map<String, List<String>> bytes) {
        List<String> lines = new ArrayList<>();
        bytes.forEach((name, each) -> lines.add(name + ": " + each));
        return lines;
    }

    /** What each server has heard, when all have. */
    private Map<String, List<String>> bytes() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!allHeard() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        assertTrue(allHeard(), () -> "not all were asked: " + heard);
        Map<String, List<String>> bytes = new TreeMap<>();
        heard.forEach((name, each) -> bytes.put(name, each.get()));
        return bytes;
    }

    private boolean allHeard() {
        return heard.entrySet().stream()
                .allMatch(each -> each.getValue().get().size() >= expected.getOrDefault(each.getKey(), 1));
    }

    private void web() throws Exception {
        for (String[] each : WEB) {
            ScriptedServer server = ScriptedServer.plain(PAGE);
            add("HTTP " + each[0], server);
            stream(server.port(), each[1], "HTTP_GET", each[2] + ";url {;" + each[3] + ";}");
        }
        ScriptedServer six = ScriptedServer.plain(Configurations.address("::1"), PAGE);
        add("HTTP over IPv6", six);
        stream(six.port(), "", "HTTP_GET", "connect_ip ::1;url {;path /;}");
    }

    private void secure() throws Exception {
        TlsServers tls = new TlsServers(directory);
        for (String[] each : SECURE) {
            ScriptedServer server = tls.server("names | " + PAGE);
            add("SSL " + each[0], server);
            expected.put("SSL " + each[0], 2);
            stream(server.port(), each[1], "SSL_GET", each[2] + ";url {;" + each[3] + ";}");
        }
    }

    private void mail() throws Exception {
        for (String settings : List.of("", "helo_name my.helo")) {
            ScriptedServer server =
                    ScriptedServer.plain("say 220 mx ESMTP~ | line | say 250 mx~ | line | say 221 bye~");
            add("SMTP " + settings, server);
            expected.put("SMTP " + settings, 2);
            stream(server.port(), "", "SMTP_CHECK", settings);
        }
    }

    /** The number of a question is drawn, and not compared. */
    private void names() throws Exception {
        for (String settings : DNS) {
            DatagramServer server = new DatagramServer("good");
            add(
                    "DNS " + settings,
                    server,
                    () -> server.heard().stream()
                            .map(digits -> digits.substring(4))
                            .toList());
            datagram(server.port(), "DNS_CHECK", settings);
        }
    }

    private void payloads() throws Exception {
        for (String settings : UDP) {
            DatagramServer server = new DatagramServer("echo");
            add("UDP " + settings, server, server::heard);
            datagram(server.port(), "UDP_CHECK", settings);
        }
    }

    private void pings() throws Exception {
        Echoes echoes = new Echoes();
        servers.add(echoes);
        heard.put("PING", echoes::heard);
        forgetting.add(echoes::forget);
        stream(9, "", "PING_CHECK", "");
    }

    private void add(String name, ScriptedServer server) {
        servers.add(server);
        heard.put(name, server::heard);
        forgetting.add(server::forget);
    }

    private void add(String name, DatagramServer server, Supplier<List<String>> bytes) {
        servers.add(server);
        heard.put(name, bytes);
        forgetting.add(server::forget);
    }

    private void stream(int port, String ofServer, String checker, String settings) {
        realServer(streams, port, ofServer, checker, settings);
    }

    private void datagram(int port, String checker, String settings) {
        realServer(datagrams, port, "", checker, settings);
    }

    private static void realServer(StringBuilder text, int port, String ofServer, String checker, String settings) {
        text.append("real_server 127.0.0.1 ")
                .append(port)
                .append(" {\n")
                .append(ofServer)
                .append('\n');
        text.append(checker).append(" {\nconnect_timeout 60\nretry 0\nwarmup 0\ndelay_loop 600\n");
        text.append(settings.replace(';', '\n')).append("\n}\n}\n");
    }
}
