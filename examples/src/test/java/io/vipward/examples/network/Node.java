package io.vipward.examples.network;

import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A machine of a test network: namespaces of its own for the network, mounts, processes and the host name, made by
 * {@code dev/lib/node}. It lives as long as this object holds its lease, and no longer than this JVM. Any thread.
 */
public final class Node implements AutoCloseable {
    private static final Duration COMMAND_LIMIT = Wait.seconds(30);

    private final String name;
    private final Process lease;
    private final long pid;

    private Node(String name, Process lease, long pid) {
        this.name = name;
        this.lease = lease;
        this.pid = pid;
    }

    static Node boot(String name) {
        List<String> command = List.of(Checkout.dev("lib/node").toString(), name);
        try {
            Process lease = Programs.prepare(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // The line must be read to its end before anything else; the reader is not needed after that.
            BufferedReader ready = lease.inputReader(StandardCharsets.US_ASCII);
            String pid = ready.readLine();
            if (pid == null) {
                throw new AssertionError("cannot make the node " + name + "; its errors are above");
            }
            return new Node(name, lease, Long.parseLong(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    long pid() {
        return pid;
    }

    /** Plugs a cable from {@code networkInterface} of this node into a bridge of {@code lan}. */
    void plugInto(Node lan, String bridge, String networkInterface, String... addresses) {
        List<String> command = new ArrayList<>(List.of(
                Checkout.dev("lib/link").toString(),
                Long.toString(pid),
                networkInterface,
                Long.toString(lan.pid),
                bridge));
        command.addAll(List.of(addresses));
        Programs.run(COMMAND_LIMIT, command).text();
    }

    /** Runs a program on this node to its end. */
    public Outcome run(String... command) {
        return Programs.run(COMMAND_LIMIT, entering(List.of(command)));
    }

    /** Prepares a program that goes on running on this node; the caller starts it and owns it. */
    ProcessBuilder prepare(List<String> command) {
        return Programs.prepare(entering(command));
    }

    /** Runs a task of this JVM on a thread of its own that is in the node's network, and with it all sockets it opens. */
    public void inside(String threadName, Runnable task) {
        Thread thread = new Thread(
                () -> {
                    int process = ProcessCalls.pidfdOpen((int) pid);
                    int entered = ProcessCalls.setns(process, ProcessCalls.CLONE_NEWNET);
                    Syscalls.close(process);
                    if (entered < 0) {
                        throw new AssertionError("setns(" + name + "): errno " + -entered);
                    }
                    task.run();
                },
                threadName + " of " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private List<String> entering(List<String> command) {
        List<String> entered = new ArrayList<>(
                List.of("nsenter", "-t", Long.toString(pid), "--net", "--mount", "--uts", "--pid", "--wd=/", "--"));
        entered.addAll(command);
        return entered;
    }

    /** A file of this node as it can be opened from here. */
    public Path file(String absolutePath) {
        return Path.of("/proc", Long.toString(pid), "root").resolve(absolutePath.substring(1));
    }

    /** The text of a file of this node; empty when there is none. */
    public String textOf(String absolutePath) {
        try {
            Path file = file(absolutePath);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String absolutePath, String text) {
        try {
            Files.writeString(file(absolutePath), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file of the host, mode included. */
    public void install(Path source, String absolutePath) {
        try {
            Files.copy(
                    source,
                    file(absolutePath),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of {@code ip addr} that are about IPv4 addresses of an interface, blanks trimmed. */
    public List<String> addresses(String networkInterface) {
        return run("ip", "-4", "addr", "show", "dev", networkInterface)
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("inet "))
                .toList();
    }

    /** Whether an interface holds an address, given as {@code 192.168.126.100/32}. */
    public boolean holds(String address, String networkInterface) {
        return addresses(networkInterface).stream().anyMatch(line -> line.startsWith("inet " + address + " "));
    }

    /** Ends the node and everything that runs on it. */
    @Override
    public void close() {
        try {
            lease.getOutputStream().close();
            if (!lease.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end: something that was started on it cannot be reaped");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw Programs.interrupted("the end of " + name, e);
        }
    }
}
