package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Two network namespaces whose eth0 are connected: 192.0.2.1 and 192.0.2.2. Needs root. */
public final class TestNetwork implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final String name =
            String.format(Locale.ROOT, "vw-%06x", ThreadLocalRandom.current().nextInt(1 << 24));
    private final List<Process> processes = new ArrayList<>();

    public TestNetwork() throws IOException, InterruptedException {
        for (int node = 1; node <= 2; node++) {
            run("ip", "netns", "add", namespace(node));
        }
        run(
                "ip",
                "link",
                "add",
                "eth0",
                "netns",
                namespace(1),
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                namespace(2));
        for (int node = 1; node <= 2; node++) {
            ip(node, "link", "set", "lo", "up");
            ip(node, "link", "set", "eth0", "up");
            ip(node, "addr", "add", "192.0.2." + node + "/24", "dev", "eth0");
        }
    }

    public Path namespacePath(int node) {
        return Path.of("/run/netns", namespace(node));
    }

    /** Output of ip(8) in a node's namespace; it must succeed. */
    public String ip(int node, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("ip", "-n", namespace(node)), Stream.of(arguments))
                .toList();
        return run(command.toArray(String[]::new));
    }

    /** The virtual address as ip(8) shows it on one line, without the interface's index. */
    public String virtualAddress(int node) throws IOException, InterruptedException {
        return ip(node, "-o", "addr", "show", "dev", "eth0")
                .lines()
                .filter(line -> line.contains("192.0.2.100"))
                .map(line -> line.replaceFirst("^[0-9]+: ", ""))
                .findFirst()
                .orElse("");
    }

    /** Starts a program in a node's namespace; what it says is logged. */
    public Process start(int node, EventLog log, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of("ip", "netns", "exec", namespace(node)), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        Thread reader = new Thread(() -> read(process, log), "reader of " + arguments[0]);
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    /** What passes on a node's eth0: adverts and ARP, with time stamps of the kernel. */
    public EventLog capture(int node) throws Exception {
        EventLog log = new EventLog("tcpdump");
        start(node, log, "tcpdump", "-l", "-n", "-tt", "-i", "eth0", "vrrp", "or", "arp");
        log.await("listening on");
        return log;
    }

    /** Changes of a node's addresses with time stamps. */
    public EventLog monitor(int node) throws Exception {
        EventLog log = new EventLog("ip monitor");
        start(node, log, "ip", "-ts", "-o", "monitor", "address");
        return log;
    }

    public static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            kill(process);
        }
    }

    /** Kills a process and its children, children first: they would say goodbye when their parent dies. */
    public static void kill(Process process) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-9"));
        process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
        command.add(String.valueOf(process.pid()));
        try {
            // One program for all: the parent has no time to start a new child.
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        try {
            for (Process process : processes) {
                end(process);
            }
            for (int node = 1; node <= 2; node++) {
                run("ip", "netns", "del", namespace(node));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String namespace(int node) {
        return name + "-" + node;
    }

    private static void read(Process process, EventLog log) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.add(line);
            }
        } catch (IOException ended) {
            log.add("ended: " + ended.getMessage());
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", command) + ": " + output);
        return output;
    }
}
