package io.vipward.vrrp.simulation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Two to five machines with configurations that were made up, each a {@code keepalived.conf} that goes through the real parser.
 * They agree on what peers have to agree upon; everything else differs as it likes. One thread.
 */
final class RandomCluster {
    static final String SCRIPT = "chk";
    static final String FILE = "number";
    static final String PROCESS = "server";
    static final String BFD = "neighbour";

    private static final long SECOND = 1_000_000_000L;
    private static final List<Integer> CENTIS = List.of(1, 2, 5, 10, 25, 50, 100, 100, 100, 200, 300);
    private static final List<String> WEIGHTS = List.of("", "", "weight 20", "weight -30", "weight 200", "weight -250");

    private final SplittableRandom random;
    private final int machines;
    private final int segments;
    private final int centis;
    private final boolean equalPriorities;
    private final int owners;
    private final boolean grouped;
    private final List<RandomRouter> routers = new ArrayList<>();

    RandomCluster(SplittableRandom random) {
        this.random = random;
        machines = 2 + random.nextInt(4);
        segments = 1 + random.nextInt(2);
        centis = CENTIS.get(random.nextInt(CENTIS.size()));
        equalPriorities = random.nextInt(8) == 0;
        owners = Math.max(0, random.nextInt(8) - 5);
        int count = 1 + random.nextInt(3);
        grouped = count > 1 && random.nextBoolean();
        for (int number = 0; number < count; number++) {
            routers.add(RandomRouter.draw(random, number, segments, centis % 100 == 0));
        }
    }

    int machines() {
        return machines;
    }

    /** Advertisement_Interval of most instances; some have twice that. */
    long intervalNanos() {
        return centis * (SECOND / 100);
    }

    List<String> interfaces() {
        List<String> names = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
            names.add("eth" + segment);
        }
        return names;
    }

    /** Whether clocks on walls may be set: where peers compare them, they have to be given the time to forget. */
    boolean bearsClockSteps() {
        return centis >= 50 && routers.stream().allMatch(RandomRouter::bearsClockSteps);
    }

    String name(int machine) {
        return "n" + machine;
    }

    Map<String, SimulatedLink> links(int machine) {
        Map<String, SimulatedLink> links = new LinkedHashMap<>();
        for (int segment = 0; segment < segments; segment++) {
            links.put(
                    "eth" + segment,
                    SimulatedLink.on(
                            "lan" + segment,
                            v4(10, 0, segment, machine),
                            v6(0xfe80, 0, 0, machine),
                            v6(0x2001, 0xdb8, segment, machine)));
        }
        return links;
    }

    /**
     * A configuration of a machine, another one each time.
     *
     * @param machine from 1
     */
    String configuration(int machine) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            text.append("global_defs {\n vrrp_startup_delay ")
                    .append(seconds(2))
                    .append("\n}\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "vrrp_script %s {\n script /bin/true\n interval %s\n rise %d\n fall %d\n%s}\n",
                SCRIPT,
                interval(2 * centis),
                1 + random.nextInt(2),
                1 + random.nextInt(2),
                random.nextInt(8) == 0 ? " init_fail\n" : ""));
        text.append("track_file ").append(FILE).append(" {\n file /run/number\n}\n");
        text.append("vrrp_track_process ").append(PROCESS).append(" {\n process server\n}\n");
        text.append("bfd_instance ").append(BFD).append(" {\n neighbor_ip 10.0.0.200\n}\n");
        Personality common = Personality.draw(random, this, machine);
        for (RandomRouter router : routers) {
            Personality own = grouped ? common : Personality.draw(random, this, machine);
            appendInstance(text, router, own, machine);
        }
        if (grouped) {
            text.append("vrrp_sync_group G {\n group {\n");
            routers.forEach(router -> text.append("  ").append(router.name()).append('\n'));
            text.append(" }\n").append(trackers()).append("}\n");
        }
        return text.toString();
    }

    int priority(int machine) {
        if (machine <= owners) {
            return 255;
        }
        return equalPriorities ? 100 : 1 + random.nextInt(254);
    }

    boolean severalOwners() {
        return owners > 1;
    }

    /** A time of up to so many intervals. */
    String seconds(int intervals) {
        return String.format(Locale.ROOT, "%.3f", random.nextDouble() * intervals * centis / 100);
    }

    private void appendInstance(StringBuilder text, RandomRouter router, Personality personality, int machine) {
        boolean doubled = router.version() == 3 && random.nextInt(3) == 0;
        text.append("vrrp_instance ").append(router.name()).append(" {\n");
        text.append(router.text(machine, machines, random));
        text.append("advert_int ")
                .append(interval(doubled ? 2 * centis : centis))
                .append('\n');
        text.append(personality.text());
        if (!router.unicast() && random.nextInt(4) == 0) {
            text.append("use_vmac\n").append(random.nextBoolean() ? "vmac_xmit_base\n" : "");
        }
        text.append(router.addresses(random));
        if (!grouped) {
            text.append(trackers());
        }
        text.append("}\n");
    }

    private String trackers() {
        StringBuilder text = new StringBuilder();
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> tracker(text, "track_script", SCRIPT);
            case 3 -> text.append("track_file {\n ").append(FILE).append(" weight 1\n}\n");
            case 4 -> tracker(text, "track_process", PROCESS);
            case 5 -> tracker(text, "track_bfd", BFD);
            case 6 -> tracker(text, "track_interface", "eth" + random.nextInt(segments));
            default -> {}
        }
        return text.toString();
    }

    private void tracker(StringBuilder text, String block, String name) {
        text.append(block).append(" {\n ").append(name).append(' ');
        text.append(WEIGHTS.get(random.nextInt(WEIGHTS.size()))).append("\n}\n");
    }

    private static String interval(int centis) {
        return String.format(Locale.ROOT, "%d.%02d", centis / 100, centis % 100);
    }

    private static InetAddress v4(int first, int second, int third, int fourth) {
        return address(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
    }

    private static InetAddress v6(int first, int second, int third, int last) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) (first >> 8);
        bytes[1] = (byte) first;
        bytes[2] = (byte) (second >> 8);
        bytes[3] = (byte) second;
        bytes[5] = (byte) third;
        bytes[15] = (byte) last;
        return address(bytes);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return bytes.length == 4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four and sixteen bytes are addresses", e);
        }
    }
}
