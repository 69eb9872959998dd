package io.vipward.vrrp.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Hand-made frames, most of them wrong, that a running keepalived 2.4.3 was given, and what it did. */
final class CraftedPackets {
    static final List<String> SETS = List.of(
            "crafted-v2-master",
            "crafted-v3-master",
            "crafted-v3-unicast",
            "crafted-v3-backup",
            "crafted-hmac-enforce",
            "crafted-hmac-permissive",
            "crafted-hmac-receive-only",
            "crafted-hmac-monotonic",
            "crafted-hmac-none");

    private CraftedPackets() {}

    /** One case: the packets from their IP headers on, the counters that were raised, and the log. */
    record Case(String name, List<ByteBuffer> packets, List<String> counters, List<String> log) {
        boolean counted(String counter) {
            return counters.stream().anyMatch(line -> line.startsWith(counter));
        }

        boolean logged(String text) {
            return log.stream().anyMatch(line -> line.contains(text));
        }
    }

    static List<Case> read(String set) {
        List<Case> cases = new ArrayList<>();
        for (String line : Vectors.lines("/vectors/" + set + ".txt")) {
            String rest = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("case: ")) {
                cases.add(new Case(rest, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("frame: ")) {
                last(cases).packets().add(Vectors.networkPart(HexFormat.of().parseHex(rest)));
            } else if (line.startsWith("log: ")) {
                last(cases).log().add(rest);
            } else if (line.startsWith("counter: ")) {
                last(cases).counters().add(rest);
            }
        }
        return cases;
    }

    private static Case last(List<Case> cases) {
        return cases.get(cases.size() - 1);
    }
}
