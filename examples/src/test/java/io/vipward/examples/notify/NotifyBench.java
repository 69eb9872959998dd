package io.vipward.examples.notify;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A router whose scripts, FIFOs and mails are recorded, and a peer. One thread. */
final class NotifyBench implements AutoCloseable {
    private static final String CALLS = "/run/calls";

    /** Unambiguous, and written at once. */
    private static final String RECORD = """
            #!/bin/sh
            call=$(printf '<%s>' "$@")
            echo "$call" >>/run/calls
            """;

    /** Reads to the end, which comes when the daemon has told everything. */
    private static final String HEAR = """
            #!/bin/sh
            trap '' TERM
            call=$(printf '<%s>' "$@")
            echo "$call" >>/run/calls
            exec cat "$3" >>/run/heard.$1
            """;

    final Director subject;

    private final Lan lan = new Lan();
    private final Node one;
    private final Node two;

    /** @param files that scripts and checks look for, and that are there at the start */
    NotifyBench(Director.Kind kind, String configuration, String... files) {
        one = node(1);
        two = node(2);
        program("/etc/record", RECORD);
        program("/etc/hear", HEAR);
        for (String file : files) {
            one.run("touch", file).text();
        }
        one.run(
                        "sh",
                        "-c",
                        "java -XX:TieredStopAtLevel=1 -cp '"
                                + MailSink.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath() + "' " + MailSink.class.getName() + " /run/mails >/dev/null 2>&1 &")
                .text();
        Wait.until("a mail server", Wait.seconds(30), () -> Files.exists(one.file("/run/mails/ready")), () -> "");
        one.write(Director.CONFIGURATION, configuration);
        subject = Director.startConfigured(one, kind);
    }

    private Node node(int number) {
        Node node = lan.boot("node" + number);
        lan.plug(node, "eth0", "lan", "192.0.2." + number + "/24");
        lan.plug(node, "eth1", "other", "198.51.100." + number + "/24");
        return node;
    }

    private void program(String path, String text) {
        one.write(path, text);
        one.run("chmod", "755", path).text();
    }

    void run(String... command) {
        one.run(command).text();
    }

    void reload(String configuration) {
        one.write(Director.CONFIGURATION, configuration);
        int before = subject.log().end();
        subject.reload();
        subject.log().awaitFrom(before, "Reload complete", Wait.seconds(20));
    }

    /** A peer of the third instance that does not hear others, or does. */
    Director peer(int priority, boolean deaf) {
        two.run("nft", "flush", "ruleset").text();
        if (deaf) {
            two.run(
                            "nft",
                            "add table ip deaf; add chain ip deaf in { type filter hook input priority 0; }; "
                                    + "add rule ip deaf in ip protocol 112 drop")
                    .text();
        }
        two.write(Director.CONFIGURATION, Story.peer(priority));
        return Director.startConfigured(two, Director.Kind.KEEPALIVED);
    }

    /** Waits until the last line about an object in the FIFO of VRRP is this one. */
    void awaitHeard(String line) {
        String object = line.substring(0, line.lastIndexOf('"') + 1);
        Wait.until(
                "the FIFO says " + line,
                Wait.seconds(60),
                () -> heard("vrrp")
                        .filter(one -> one.startsWith(object))
                        .reduce((first, second) -> second)
                        .orElse("")
                        .equals(line),
                () -> one.textOf("/run/heard.vrrp") + "\n" + subject);
    }

    /** Waits until a FIFO's script has read a line so many times. */
    void awaitHeard(String fifo, String line, int times) {
        Wait.until(
                "the FIFO says " + times + " times " + line,
                Wait.seconds(60),
                () -> heard(fifo).filter(line::equals).count() == times,
                () -> one.textOf("/run/heard." + fifo) + "\n" + subject);
    }

    /** Waits until as many mails have come. */
    void awaitMails(int count) {
        Wait.until(count + " mails", Wait.seconds(60), () -> mails().size() >= count, () -> mails() + "\n" + subject);
    }

    /** What a FIFO's script has read. */
    Stream<String> heard(String fifo) {
        return one.textOf("/run/heard." + fifo).lines();
    }

    /** The arguments of every script that was called. */
    List<String> calls() {
        return one.textOf(CALLS).lines().toList();
    }

    /** All that clients of the mail server have sent, without what differs from second to second. */
    List<String> mails() {
        try (Stream<Path> files = Files.list(one.file("/run/mails"))) {
            return files.filter(file -> file.toString().endsWith(".mail"))
                    .map(NotifyBench::text)
                    .filter(text -> !text.isEmpty())
                    .map(text -> text.replaceFirst(
                            "Date: \\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} \\+0000\r\n", "Date: …\r\n"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lan.close();
    }
}
