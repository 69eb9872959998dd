package io.vipward.vrrp.interoperation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The VRRP daemon of FRR with the daemon that knows the interfaces for it. Its addresses lie on a macvlan that has to be
 * there before; while it is not master that link is held down, so who is master shows in its log only.
 */
final class FrrRouter implements Router {
    static final String MASTER = "Backup -> Master";
    static final String BACKUP = "Master -> Backup";
    static final String FIRST = "Initialize -> Backup";

    private static final long LIMIT_SECONDS = 20;
    private static final String COMMON =
            " -f DIR/NAME.conf -z DIR/zserv.api -i DIR/NAME.pid --vty_socket DIR -P 0 --log stdout --log-level debug";

    private final Segment segment;
    private final int node;
    private final Path directory;
    private final Voice log;
    private @Nullable Process process;

    /** Makes the link and starts what the daemon needs. */
    FrrRouter(Segment segment, int node, Path directory, boolean ipv6) throws Exception {
        this.segment = segment;
        this.node = node;
        this.directory = directory;
        log = new Voice(segment.journal, "frr on " + node);
        segment.run(node, "ip link add vrrp51 link eth0 type macvlan mode bridge");
        segment.run(node, "ip link set vrrp51 address " + (ipv6 ? "00:00:5e:00:02:33" : "00:00:5e:00:01:33"));
        if (ipv6) {
            // It sends from a link-local address of the link, and the virtual one is to be the only one.
            segment.run(node, "ip link set vrrp51 addrgenmode none");
        }
        for (String address : addresses(ipv6)) {
            segment.run(node, "ip address add " + address + (ipv6 ? "/128" : "/32") + " dev vrrp51");
        }
        segment.run(node, "ip link set vrrp51 up");
        // It gives up its rights, but not the one to read its files.
        Files.createFile(directory.resolve("zebra.conf"));
        Files.createFile(directory.resolve("vrrpd.conf"));
        Segment.run("chown", "-R", "frr:frr", directory.toString());
        Voice zebra = new Voice(segment.journal, "zebra on " + node);
        segment.start(node, zebra, "/usr/lib/frr/zebra" + options("zebra"));
        zebra.await("starting");
    }

    /** For {@link #start}, in the language of FRR. */
    static String configuration(boolean ipv6, int priority) {
        StringBuilder addresses = new StringBuilder();
        for (String address : addresses(ipv6)) {
            addresses
                    .append(" vrrp 51 ")
                    .append(ipv6 ? "ipv6 " : "ip ")
                    .append(address)
                    .append('\n');
        }
        return """
            debug vrrp protocol
            debug vrrp packets
            interface eth0
             vrrp 51 version 3
             vrrp 51 priority %d
             vrrp 51 advertisement-interval 300
            %s
            """.formatted(priority, addresses);
    }

    private static List<String> addresses(boolean ipv6) {
        return ipv6 ? List.of("fe80::100", "2001:db8::100") : List.of("192.0.2.100");
    }

    @Override
    public Voice log() {
        return log;
    }

    @Override
    public void start(String configuration) throws Exception {
        Files.writeString(directory.resolve("vrrpd.conf"), configuration);
        process = segment.start(node, log, "/usr/lib/frr/vrrpd" + options("vrrpd"));
    }

    @Override
    public void reload(String configuration) {
        throw new UnsupportedOperationException("FRR is configured by commands");
    }

    @Override
    public void script(boolean succeeds) {
        throw new UnsupportedOperationException("FRR has no track scripts");
    }

    @Override
    public void terminate() throws Exception {
        end("-TERM");
    }

    @Override
    public void kill() throws Exception {
        end("-KILL");
    }

    @Override
    public List<String> complaints() {
        return Complaints.in(log);
    }

    private void end(String signal) throws Exception {
        Process ending = Objects.requireNonNull(process);
        Segment.run("kill", signal, String.valueOf(ending.pid()));
        ending.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private String options(String name) {
        return COMMON.replace("DIR", directory.toString()).replace("NAME", name);
    }
}
