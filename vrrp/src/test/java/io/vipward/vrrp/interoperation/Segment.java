package io.vipward.vrrp.interoperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two nodes whose eth0 are plugged into a switch, so that one can lose its link alone; eth1 is a second link of each, to
 * be tracked. Knows which addresses the nodes hold from the kernel's notifications. Needs root.
 */
final class Segment implements AutoCloseable {
    private static final long END_SECONDS = 20;
    private static final Pattern FAMILY = Pattern.compile("inet6? ([0-9a-f.:]+)");
    private static final String PROBE = "192.0.2.254";

    final Journal journal = new Journal();
    final Wire wire = new Wire(journal);

    private final String name =
            String.format(Locale.ROOT, "vx-%06x", ThreadLocalRandom.current().nextInt(1 << 24));
    private final List<Process> processes = new ArrayList<>();
    /** By address, without the length of its prefix. */
    private final Map<String, Set<Integer>> holders = new HashMap<>();

    Segment() throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        script.append("set -e\nip netns add ").append(lan());
        script.append("\nip link add lan netns ").append(lan()).append(" type bridge mcast_snooping 0\n");
        script.append("ip -n ").append(lan()).append(" link set lan up\n");
        for (int node = 1; node <= 2; node++) {
            script.append(plugged(node));
        }
        run("sh", "-c", script.toString());
        Voice capture = new Voice(journal, "tcpdump");
        Process tcpdump = start(
                lan(),
                "tcpdump -Z root -i lan -n -U --immediate-mode -w -".split(" "),
                "ip proto 112 or ip proto 51 or ip6 proto 112");
        read(tcpdump.errorReader(), capture);
        background("reader of the wire", () -> wire.read(tcpdump.getInputStream()));
        capture.await("listening on");
        for (int node = 1; node <= 2; node++) {
            watchAddresses(node);
        }
    }

    /** Commands that make a node and plug it in. */
    private String plugged(int node) {
        return """
            ip netns add %1$s
            ip netns exec %1$s sh -c 'cd /proc/sys/net/ipv6/conf; for where in all default; do
                echo 0 >$where/accept_dad; echo 1 >$where/keep_addr_on_down; done'
            ip link add eth0 netns %1$s address %4$s type veth peer name port%3$d netns %2$s
            ip link add eth1 netns %1$s type veth peer name far1 netns %1$s
            ip -n %2$s link set port%3$d master lan up
            ip -n %1$s -batch - <<END
            link set lo up
            link set far1 up
            link set eth1 up
            address add 192.0.2.%3$d/24 dev eth0
            address add 2001:db8::%3$d/64 dev eth0 nodad
            link set eth0 up
            END
            """.formatted(namespace(node), lan(), node, mac(node));
    }

    static String mac(int node) {
        return "02:00:00:00:00:0" + node;
    }

    String namespace(int node) {
        return name + "-" + node;
    }

    Path namespacePath(int node) {
        return Path.of("/run/netns", namespace(node));
    }

    /** Runs a program in a node's namespace to its end; it must succeed. */
    String run(int node, String command) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("ip", "netns", "exec", namespace(node)), Stream.of(command.split(" ")))
                .toArray(String[]::new));
    }

    /** Starts a program in a node's namespace; what it says is logged. */
    Process start(int node, Voice log, String command) throws IOException {
        Process process = start(namespace(node), command.split(" "));
        read(process.inputReader(), log);
        read(process.errorReader(), log);
        return process;
    }

    /** Waits until exactly these nodes hold an address. */
    void awaitHolders(String address, Integer... nodes) throws InterruptedException {
        Set<Integer> expected = Set.of(nodes);
        journal.await(
                address + " is on " + expected,
                () -> holders.getOrDefault(address, Set.of()).equals(expected));
    }

    /** Waits until this node, perhaps among others, holds an address. */
    void awaitHolder(String address, int node) throws InterruptedException {
        journal.await(
                address + " is on " + node,
                () -> holders.getOrDefault(address, Set.of()).contains(node));
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes) {
            process.destroy();
        }
        for (Process process : processes) {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        run("sh", "-c", "ip netns del " + namespace(1) + "; ip netns del " + namespace(2) + "; ip netns del " + lan());
    }

    private String lan() {
        return name + "-lan";
    }

    /** What ip says is known to be complete only after it has said something: so it is given something to say. */
    private void watchAddresses(int node) throws IOException, InterruptedException {
        Voice voice = new Voice(journal, "addresses of " + node);
        Process monitor = start(namespace(node), "ip -o monitor address".split(" "));
        background(
                "reader of addresses",
                () -> monitor.inputReader().lines().forEach(line -> {
                    voice.add(line);
                    note(node, line);
                }));
        while (voice.all().isEmpty()) {
            run(node, "ip address add " + PROBE + "/32 dev lo");
            run(node, "ip address del " + PROBE + "/32 dev lo");
        }
    }

    private void note(int node, String line) {
        Matcher family = FAMILY.matcher(line);
        if (!family.find()) {
            return;
        }
        String address = family.group(1);
        journal.add("node " + node, (line.startsWith("Deleted") ? "without " : "with ") + address, () -> {
            Set<Integer> nodes = holders.computeIfAbsent(address, none -> new HashSet<>());
            if (line.startsWith("Deleted")) {
                nodes.remove(node);
            } else {
                nodes.add(node);
            }
        });
    }

    private Process start(String namespace, String[] command, String... more) throws IOException {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(List.of(command));
        whole.addAll(List.of(more));
        Process process = new ProcessBuilder(whole).start();
        processes.add(process);
        return process;
    }

    private static void read(BufferedReader reader, Voice voice) {
        background("reader of a log", () -> reader.lines().forEach(voice::add));
    }

    private static void background(String what, Runnable task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (UncheckedIOException ended) {
                        // The program has ended, and its end of the pipe with it.
                        return;
                    }
                },
                what);
        thread.setDaemon(true);
        thread.start();
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output = String.join("\n", reader.lines().toList());
        }
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
        return output;
    }
}
