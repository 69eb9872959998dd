package io.vipward.examples.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arguments of scripts, the lines of FIFOs and the bytes of mails of one story are those of the original. */
@Tag("kernel")
final class SameNotificationsIT {
    private static final List<String> OBJECTS = List.of(
            "(GROUP|INSTANCE) \"(G1|VI_1|VI_2)\"", "INSTANCE \"VI_3\"", "INSTANCE \"VI_4\"", "INSTANCE \"VI_5\"");

    /** What was told in the end. */
    private record Told(List<String> all, List<String> vrrp, List<String> calls, List<String> mails) {}

    @Test
    void everybodyIsToldWhatTheOriginalTells() {
        SideBySide<Told> told = SideBySide.of(SameNotificationsIT::play);

        assertEquals(text(told.original()), text(told.ours()));
        for (Told either : List.of(told.original(), told.ours())) {
            assertEquals("<startup>", either.calls().get(0));
            assertEquals("<shut down>", either.calls().get(either.calls().size() - 1));
        }
    }

    /** Objects are independent of each other; what is told of one, or of a group and its members, has an order. */
    private static String text(Told told) {
        StringBuilder text = new StringBuilder();
        for (String object : OBJECTS) {
            text.append("--- all: ").append(object).append('\n').append(about(object, told.all()));
            text.append("--- vrrp: ").append(object).append('\n').append(about(object, told.vrrp()));
        }
        text.append("--- calls\n").append(sorted(told.calls()));
        // The original exits before it has delivered that it stops.
        text.append("--- mails\n");
        told.mails().stream().filter(mail -> !mail.contains("stopping")).forEach(text::append);
        return text.toString();
    }

    private static Told play(Director.Kind kind) {
        try (NotifyBench bench = new NotifyBench(kind, Story.configuration(false), "/run/must")) {
            bench.awaitHeard("GROUP \"G1\" MASTER 0");
            // Of two scripts that begin together either may end first: one of them adds nothing yet.
            bench.awaitHeard("INSTANCE \"VI_3\" MASTER 100");
            bench.awaitHeard("INSTANCE \"VI_4\" MASTER 80");
            bench.awaitHeard("INSTANCE \"VI_5\" MASTER 60");
            bench.run("touch", "/run/good");
            bench.awaitHeard("INSTANCE \"VI_3\" MASTER_PRIORITY 110");

            bench.run("rm", "/run/good");
            bench.awaitHeard("INSTANCE \"VI_3\" MASTER_PRIORITY 100");
            bench.run("rm", "/run/must");
            bench.awaitHeard("INSTANCE \"VI_3\" FAULT 100");
            bench.run("touch", "/run/good");
            bench.awaitHeard("INSTANCE \"VI_3\" BACKUP_PRIORITY 110");
            bench.run("touch", "/run/must");
            bench.run("ip", "link", "set", "eth1", "down");
            bench.awaitHeard("GROUP \"G1\" FAULT 0");
            bench.run("ip", "link", "set", "eth1", "up");
            bench.awaitHeard("INSTANCE \"VI_3\" MASTER 110");
            bench.awaitHeard("GROUP \"G1\" MASTER 0");

            Director lower = bench.peer(50, true);
            bench.awaitHeard("INSTANCE \"VI_3\" MASTER_RX_LOWER_PRI 110");
            lower.kill();
            Director higher = bench.peer(200, false);
            bench.awaitHeard("INSTANCE \"VI_3\" BACKUP 110");
            higher.terminate();
            bench.awaitHeard("INSTANCE \"VI_3\" MASTER 110");

            // The original adds weights anew at a reload, and tells of that.
            bench.run("rm", "/run/good");
            bench.awaitHeard("INSTANCE \"VI_3\" MASTER_PRIORITY 100");
            bench.reload(Story.configuration(true));
            bench.awaitHeard("INSTANCE \"VI_4\" DELETED 80");
            bench.awaitHeard("INSTANCE \"VI_5\" FAULT 60");
            bench.awaitMails(26);
            bench.subject.terminate();
            assertEquals(0, bench.subject.awaitExit(), bench.subject::toString);
            bench.awaitHeard("GROUP \"G1\" STOP 0");
            return new Told(bench.heard("all").toList(), bench.heard("vrrp").toList(), bench.calls(), bench.mails());
        }
    }

    /** In order; every advert of a lower priority is told, and how many there were is a matter of moments. */
    private static String about(String object, List<String> lines) {
        List<String> about = new ArrayList<>();
        for (String line : lines) {
            boolean again = line.contains("LOWER")
                    && !about.isEmpty()
                    && about.get(about.size() - 1).equals(line);
            if (!again && line.matches(object + " .*")) {
                about.add(line);
            }
        }
        return about.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String sorted(List<String> calls) {
        Predicate<String> lower = call -> call.contains("<lower>");
        return Stream.concat(
                        calls.stream().filter(lower).distinct(), calls.stream().filter(lower.negate()))
                .sorted()
                .map(call -> call + "\n")
                .collect(Collectors.joining());
    }
}
