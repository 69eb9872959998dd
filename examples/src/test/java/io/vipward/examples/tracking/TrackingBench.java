package io.vipward.examples.tracking;

import io.vipward.examples.network.Advert;
import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.util.List;
import java.util.regex.Pattern;

/** One router of one kind on a network of its own, whose adverts are recorded. One thread. */
final class TrackingBench implements AutoCloseable {
    private static final String CONFIGURATION = """
            global_defs {
                script_user root
            }
            %s
            vrrp_instance VI_1 {
                state BACKUP
                interface eth0
                virtual_router_id 51
                priority %d
                advert_int 1
                virtual_ipaddress {
                    192.0.2.100
                }
                %s
            }
            """;

    /** The line in which our daemon gives the reason; the original has no such line. */
    private static final Pattern OWN = Pattern.compile("^\\w+: [A-Z]+ -> [A-Z]+ \\(");

    private static final Pattern DATE = Pattern.compile("^\\w{3} \\w{3} [ \\d]\\d [\\d:]{8} \\d{4}: ");

    final Node node;

    private final Lan lan = new Lan();
    private final Capture capture;
    private Director subject;

    /** Starts the daemon when {@code prepare} has made what it is to find. */
    TrackingBench(Director.Kind kind, String trackers, int priority, String tracks, Preparation prepare) {
        node = lan.boot("node1");
        lan.plug(node, "eth0", "lan", "192.0.2.1/24");
        capture = lan.capture("lan");
        configure(trackers, priority, tracks);
        prepare.on(node);
        subject = Director.startConfigured(node, kind).awaitStart();
    }

    /** What a node has before the daemon starts. */
    @FunctionalInterface
    interface Preparation {
        void on(Node node);
    }

    void configure(String trackers, int priority, String tracks) {
        node.write(Director.CONFIGURATION, CONFIGURATION.formatted(trackers, priority, tracks));
    }

    Director subject() {
        return subject;
    }

    /** Waits until the last advert has this priority. */
    void awaitPriority(int priority) {
        Wait.until(
                "an advert with priority " + priority,
                Wait.seconds(20),
                () -> lastPriority() == priority,
                () -> "the last has " + lastPriority() + "\n" + subject);
    }

    private int lastPriority() {
        List<Advert> adverts = capture.adverts(every -> true);
        return adverts.isEmpty() ? -1 : adverts.get(adverts.size() - 1).priority();
    }

    /** The lines from a place on that match, without their dates. */
    List<String> lines(int from, Pattern wanted) {
        List<String> lines = subject.log().lines();
        return lines.subList(from, lines.size()).stream()
                .map(line -> DATE.matcher(line).replaceFirst(""))
                .filter(line ->
                        wanted.matcher(line).find() && !OWN.matcher(line).find())
                .toList();
    }

    @Override
    public void close() {
        lan.close();
    }
}
