package io.vipward.examples.tracking;

import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final int VRID = 51;

    /** The line in which our daemon gives the reason; the original has no such line. */
    private static final Pattern OWN = Pattern.compile("^\\w+: [A-Z]+ -> [A-Z]+ \\(");

    private static final Pattern DATE = Pattern.compile("^\\w{3} \\w{3} [ \\d]\\d [\\d:]{8} \\d{4}: ");

    final Node node;

    private final Lan lan = new Lan();
    private final Capture capture;
    private Director subject;

    /** Starts the daemon with one instance, when {@code prepare} has made what it is to find. */
    TrackingBench(Director.Kind kind, String trackers, int priority, String tracks, Preparation prepare) {
        this(kind, CONFIGURATION.formatted(trackers, priority, tracks), prepare);
    }

    /** Starts the daemon with any configuration. */
    TrackingBench(Director.Kind kind, String configuration, Preparation prepare) {
        node = lan.boot("node1");
        lan.plug(node, "eth0", "lan", "192.0.2.1/24");
        capture = lan.capture("lan");
        node.write(Director.CONFIGURATION, configuration);
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

    /** Waits until the last advert of the one instance has this priority. */
    void awaitPriority(int priority) {
        awaitPriorities(Map.of(VRID, priority));
    }

    /** Waits until the last adverts of all virtual routers have these priorities, by VRID; 0 for the last of all. */
    void awaitPriorities(Map<Integer, Integer> wanted) {
        Map<Integer, Integer> sorted = new TreeMap<>(wanted);
        Wait.until(
                "adverts with the priorities " + sorted,
                Wait.seconds(60),
                () -> lastPriorities().equals(sorted),
                () -> "the last have    " + lastPriorities() + "\n" + subject);
    }

    private Map<Integer, Integer> lastPriorities() {
        Map<Integer, Integer> last = new TreeMap<>();
        capture.adverts(every -> true).forEach(advert -> last.put(advert.virtualRouterId(), advert.priority()));
        return last;
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
