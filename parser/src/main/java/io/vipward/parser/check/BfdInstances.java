package io.vipward.parser.check;

import io.vipward.parser.check.Definitions.Defined;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.BfdInstance.BfdPath;
import io.vipward.parser.model.BfdInstance.BfdReceivers;
import io.vipward.parser.model.BfdInstance.BfdTiming;
import io.vipward.parser.model.Weight;
import io.vipward.parser.schema.BfdInstanceTable;
import io.vipward.parser.schema.BfdNeighbor;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All {@code bfd_instance} blocks. Those that cannot run are still known by their names, and are always down. */
final class BfdInstances {
    private static final int NAME_CHARACTERS = 31;
    private static final int HOP_LIMIT_V4 = 255;
    private static final int HOP_LIMIT_V6 = 64;
    private static final int ANY_HOPS = 255;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Definitions<BfdInstance> forVrrp = new Definitions<>("bfd_instance", "BFD instance");
    private final Definitions<BfdInstance> forCheckers = new Definitions<>("bfd_instance", "BFD instance");
    private final List<BfdInstance> sessions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Diagnostics diagnostics;

    BfdInstances(List<Setting<BoundBlock>> blocks, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        for (Setting<BoundBlock> setting : blocks) {
            Word name = setting.value().header().argument(1);
            if (name != null && !setting.value().isLeftOut()) {
                define(name, setting);
            }
        }
    }

    /** What instances and groups can track; not those that tell only checkers. */
    Definitions<BfdInstance> forVrrp() {
        return forVrrp;
    }

    /** What checkers can track; not those that tell only instances. */
    Definitions<BfdInstance> forCheckers() {
        return forCheckers;
    }

    /** Those that can run, in the order of the file. */
    List<BfdInstance> sessions() {
        return List.copyOf(sessions);
    }

    private void define(Word name, Setting<BoundBlock> setting) {
        BoundBlock block = setting.value();
        Report report = new Report("bfd_instance " + name.text(), diagnostics);
        if (name.text().length() > NAME_CHARACTERS) {
            report.add(
                    DiagnosticCode.INVALID_NAME,
                    name.span(),
                    "has a name of more than " + NAME_CHARACTERS + " characters and is ignored");
            return;
        }
        if (names.contains(name.text())) {
            report.add(DiagnosticCode.DUPLICATE, name.span(), "is already defined; this one is ignored");
            return;
        }
        names.add(name.text());
        BfdInstance session = session(name.text(), block, report);
        if (session != null) {
            sessions.add(session);
        }
        BfdReceivers receivers = receivers(block);
        Defined<BfdInstance> defined = new Defined<>(name.text(), session, setting.order(), block);
        if (receivers.vrrp()) {
            forVrrp.add(defined);
        }
        if (receivers.checkers()) {
            forCheckers.add(defined);
        }
    }

    private @Nullable BfdInstance session(String name, BoundBlock block, Report report) {
        BfdPath path = path(block, report);
        if (path == null) {
            return null;
        }
        for (BfdInstance other : sessions) {
            if (isSame(path, other.path())) {
                report.add(
                        DiagnosticCode.DUPLICATE,
                        block.end(),
                        "has the addresses of " + other.name() + " and is ignored");
                return null;
            }
        }
        BfdTiming timing = new BfdTiming(
                micros(block, BfdInstanceTable.MIN_RX, 10),
                micros(block, BfdInstanceTable.MIN_TX, 10),
                micros(block, BfdInstanceTable.IDLE_TX, 1_000),
                block.get(BfdInstanceTable.MULTIPLIER, 5L).intValue());
        Weight weight = block.get(BfdInstanceTable.WEIGHT, Weight.FAULT);
        return new BfdInstance(name, block.origins(), path, timing, weight, receivers(block));
    }

    /** Packets could not be told apart: without a source both would have those of any. */
    private static boolean isSame(BfdPath one, BfdPath other) {
        boolean overlap =
                one.source() == null || other.source() == null || Objects.equals(one.source(), other.source());
        return one.neighbor().equals(other.neighbor()) && overlap && one.multihop() == other.multihop();
    }

    private static @Nullable BfdPath path(BoundBlock block, Report report) {
        BfdNeighbor written = block.get(BfdInstanceTable.NEIGHBOR_IP);
        if (written == null) {
            report.add(DiagnosticCode.INCOMPLETE_TRACKER, block.end(), "has no neighbor_ip and is not run");
            return null;
        }
        InetAddress neighbor = written.address();
        InetAddress source = block.get(BfdInstanceTable.SOURCE_IP);
        if (neighbor == null) {
            return null;
        }
        boolean v6 = neighbor instanceof Inet6Address;
        if (source != null && v6 != source instanceof Inet6Address) {
            report.add(
                    DiagnosticCode.FAMILY_MISMATCH,
                    block.end(),
                    "has the source " + source.getHostAddress() + " and the neighbour " + neighbor.getHostAddress()
                            + ", which are not of one family, and is not run");
            return null;
        }
        int hopLimit = block.get(BfdInstanceTable.TTL, (long) (v6 ? HOP_LIMIT_V6 : HOP_LIMIT_V4))
                .intValue();
        return new BfdPath(
                neighbor,
                source,
                hopLimit,
                mostHops(block, hopLimit, report),
                block.isOn(BfdInstanceTable.MULTIHOP),
                block.isOn(BfdInstanceTable.PASSIVE));
    }

    private static int mostHops(BoundBlock block, int hopLimit, Report report) {
        int written = block.get(BfdInstanceTable.MAX_HOPS, 0L).intValue();
        int hops = written < 0 ? ANY_HOPS : written;
        if (hops <= hopLimit) {
            return hops;
        }
        report.add(
                DiagnosticCode.NUMBER_OUT_OF_RANGE,
                block.end(),
                "has max_hops " + written + ", which exceeds the hop limit of " + hopLimit + "; that is used");
        return hopLimit;
    }

    private static BfdReceivers receivers(BoundBlock block) {
        boolean vrrp = block.isOn(BfdInstanceTable.VRRP);
        boolean checkers = block.isOn(BfdInstanceTable.CHECKER);
        boolean both = vrrp == checkers;
        return new BfdReceivers(both || vrrp, both || checkers);
    }

    private static long micros(BoundBlock block, Keyword<Long> keyword, long otherwiseMillis) {
        return block.get(keyword, otherwiseMillis * NANOS_PER_MILLI) / NANOS_PER_MICRO;
    }
}
