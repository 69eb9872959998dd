package io.vipward.examples.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A daemon that keeps virtual addresses and services on one node: ours, or the original. It ends with its node at the
 * latest. One thread.
 */
public final class Director {
    /** Which program it is. */
    public enum Kind {
        VIPWARD,
        KEEPALIVED;

        private String program() {
            return switch (this) {
                case VIPWARD -> Checkout.launcher().toString();
                case KEEPALIVED -> "/usr/sbin/keepalived";
            };
        }
    }

    public static final String CONFIGURATION = "/etc/keepalived/keepalived.conf";
    public static final String PID_FILE = "/run/keepalived.pid";

    private static final String SHADOW = "--shadow";
    private static final String SHADOW_PID_FILE = "/run/vipward-shadow.pid";

    private static final Duration START_LIMIT = Wait.seconds(20);
    private static final Duration STOP_LIMIT = Wait.seconds(20);

    private final Node node;
    private final Kind kind;
    private final List<String> options;
    private final Process process;
    private final Log log;

    private Director(Node node, Kind kind, List<String> options, Process process) {
        this.node = node;
        this.kind = kind;
        this.options = options;
        this.process = process;
        this.log = Log.of(process.getErrorStream());
    }

    /** Copies the configuration to the node and starts the daemon on it, in the foreground. */
    public static Director start(Node node, Kind kind, Path configuration, String... options) {
        node.install(configuration, CONFIGURATION);
        return startConfigured(node, kind, options);
    }

    /** Starts the daemon on the configuration that lies on the node already. */
    public static Director startConfigured(Node node, Kind kind, String... options) {
        return start(node, kind, List.of(), List.of(options));
    }

    /**
     * The same, before everything else that the machine has to do: for tests of what the daemon itself is able to do. Where
     * each session has its share of the machine (sched(7), autogroup) it has one of its own, and a large one.
     */
    public static Director startPreferred(Node node, Kind kind) {
        String prefer = "echo -20 >/proc/self/autogroup; exec nice -n -20 \"$@\"";
        return start(node, kind, List.of("setsid", "sh", "-c", prefer, "sh"), List.of());
    }

    /** Starts ours beside whatever runs on the node, on the same configuration, as one that changes nothing. */
    public static Director startShadow(Node node) {
        return startConfigured(node, Kind.VIPWARD, SHADOW, "-p", SHADOW_PID_FILE);
    }

    /** The same as a program that others have prepared something for: {@code through} executes the rest of its arguments. */
    public static Director startThrough(Node node, Kind kind, String... through) {
        return start(node, kind, List.of(through), List.of());
    }

    private static Director start(Node node, Kind kind, List<String> through, List<String> options) {
        List<String> command = new ArrayList<>(through);
        command.addAll(List.of(kind.program(), "-n", "-l", "-D", "-f", CONFIGURATION, "-p", PID_FILE));
        command.addAll(options);
        try {
            Process process = node.prepare(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Director(node, kind, options, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the daemon again on the same node, with the configuration that lies there now. */
    public Director startAgain() {
        return start(node, kind, List.of(), options);
    }

    public Node node() {
        return node;
    }

    public Log log() {
        return log;
    }

    /** Waits until the daemon has read its configuration and runs. */
    public Director awaitStart() {
        log.await("Startup complete", START_LIMIT);
        return this;
    }

    public Director awaitMaster(String instance) {
        log.await("(" + instance + ") Entering MASTER STATE", Wait.seconds(30));
        return this;
    }

    public Director awaitBackup(String instance) {
        log.await("(" + instance + ") Entering BACKUP STATE", START_LIMIT);
        return this;
    }

    /** SIGTERM, as an init system stops a service. Returns at once. */
    public void terminate() {
        signal("TERM");
    }

    /** SIGHUP: read the configuration again. */
    public void reload() {
        signal("HUP");
    }

    private void signal(String name) {
        node.run("kill", "-" + name, pid()).text();
    }

    /** SIGKILL to the daemon and all its processes at the same moment, as if the machine had stopped. */
    public void kill() {
        // The children come first: keepalived's clean up when their parent dies.
        node.run("sh", "-c", "kill -KILL $(pgrep -P " + pid() + ") " + pid()).text();
    }

    private String pid() {
        return node.textOf(options.contains(SHADOW) ? SHADOW_PID_FILE : PID_FILE)
                .strip();
    }

    /** Whether the daemon is still there. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** The exit status, once it has ended by itself or after {@link #terminate}. */
    public int awaitExit() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + STOP_LIMIT.toSeconds() + " s\n" + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw Programs.interrupted("the end of " + this, e);
        }
    }

    @Override
    public String toString() {
        return kind + " on " + node.name() + "\n" + log;
    }
}
