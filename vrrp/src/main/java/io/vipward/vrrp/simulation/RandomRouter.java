package io.vipward.vrrp.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What all machines of a random cluster have to agree upon about one virtual router, or they would not understand each other.
 *
 * @param number 0, 1, ...: what distinguishes it from the others
 * @param segment number of the segment, which is that of the interface, too
 * @param version 2 or 3
 * @param v6 whether it is one of IPv6
 * @param unicast whether adverts go to single peers
 * @param dialect what stands around its adverts
 */
record RandomRouter(int number, int segment, int version, boolean v6, boolean unicast, Dialect dialect) {
    private static final int FIRST_VRID = 51;

    /** Authentication, and the checksum. */
    enum Dialect {
        PLAIN(""),
        PASSWORD("authentication {\n auth_type PASS\n auth_pass s3cret\n}\n"),
        HEADER("authentication {\n auth_type AH\n auth_pass s3cret\n}\n"),
        DIGEST("auth_hmac {\n key 7 0123456789abcdef0123456789abcdef\n active_key 7\n time_window 5\n}\n"),
        MONOTONIC_DIGEST(
                "auth_hmac {\n key 7 0123456789abcdef0123456789abcdef\n active_key 7\n anti_replay monotonic\n}\n"),
        OLD_CHECKSUM("old_unicast_checksum\n"),
        CHECKSUM_OF_VERSION_2("v3_checksum_as_v2\n");

        private final String text;

        Dialect(String text) {
            this.text = text;
        }
    }

    /** One that fits into a cluster. */
    static RandomRouter draw(SplittableRandom random, int number, int segments, boolean wholeSeconds) {
        boolean v6 = random.nextInt(3) == 0;
        int version = wholeSeconds && !v6 && random.nextBoolean() ? 2 : 3;
        boolean unicast = random.nextInt(3) == 0;
        List<Dialect> possible = new ArrayList<>(List.of(Dialect.PLAIN, Dialect.PLAIN, Dialect.DIGEST));
        possible.add(Dialect.MONOTONIC_DIGEST);
        if (version == 2) {
            possible.addAll(List.of(Dialect.PASSWORD, Dialect.HEADER));
        } else if (!v6) {
            possible.add(Dialect.CHECKSUM_OF_VERSION_2);
            if (unicast) {
                possible.add(Dialect.OLD_CHECKSUM);
            }
        }
        return new RandomRouter(
                number, random.nextInt(segments), version, v6, unicast, possible.get(random.nextInt(possible.size())));
    }

    String name() {
        return "VI_" + (number + 1);
    }

    String interfaceName() {
        return "eth" + segment;
    }

    int vrid() {
        return FIRST_VRID + number;
    }

    /** Whether clocks on walls that are set do not lock out machines for longer than the window. */
    boolean bearsClockSteps() {
        return dialect != Dialect.MONOTONIC_DIGEST;
    }

    /** The part of the block that must be the same everywhere, and the peers of one machine of a cluster. */
    String text(int machine, int machines, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        text.append("interface ").append(interfaceName()).append('\n');
        text.append("virtual_router_id ").append(vrid()).append('\n');
        text.append("version ").append(version).append('\n');
        if (unicast) {
            appendPeers(text, machine, machines, random);
        }
        text.append(dialect.text);
        return text.toString();
    }

    /** Its virtual addresses, which also tell its family. */
    String addresses(SplittableRandom random) {
        StringBuilder text = new StringBuilder("virtual_ipaddress {\n");
        if (v6) {
            text.append(String.format(Locale.ROOT, " fe80::%x00\n", vrid()));
        }
        int count = 1 + random.nextInt(2);
        for (int index = 0; index < count; index++) {
            text.append(' ').append(address(100 + 10 * number + index)).append('\n');
        }
        text.append("}\n");
        if (random.nextInt(3) == 0) {
            text.append("virtual_ipaddress_excluded {\n ")
                    .append(address(105 + 10 * number))
                    .append("\n}\n");
        }
        if (!v6 && random.nextInt(4) == 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "virtual_routes {\n 10.9.%d.0/24 via 10.0.%d.254 dev eth%d\n}\n",
                    vrid(),
                    segment,
                    segment));
            text.append(String.format(Locale.ROOT, "virtual_rules {\n from 10.8.%d.0/24 lookup 100\n}\n", vrid()));
        }
        return text.toString();
    }

    private void appendPeers(StringBuilder text, int machine, int machines, SplittableRandom random) {
        text.append("unicast_src_ip ").append(address(machine)).append('\n');
        if (random.nextBoolean()) {
            text.append("track_src_ip\n");
        }
        if (random.nextBoolean()) {
            text.append("check_unicast_src\n");
        }
        text.append("unicast_peer {\n");
        for (int peer = 1; peer <= machines; peer++) {
            if (peer != machine) {
                text.append(' ').append(address(peer)).append('\n');
            }
        }
        text.append("}\n");
    }

    private String address(int host) {
        return v6
                ? String.format(Locale.ROOT, "2001:db8:%d::%x", segment, host)
                : String.format(Locale.ROOT, "10.0.%d.%d", segment, host);
    }
}
