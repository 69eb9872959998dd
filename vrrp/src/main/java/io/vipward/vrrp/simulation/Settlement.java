package io.vipward.vrrp.simulation;

import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must have come about when nothing was disturbed for long enough, and how long that is. */
final class Settlement {
    private static final long SECOND = 1_000_000_000L;
    private static final int VERSION_2 = 2;
    /** A stall is listened to for one, an advert is due within one, and one for all that is rounded. */
    private static final int SPARE_INTERVALS = 3;

    private static final int WAYS = 4;
    /** No clock of a simulation is worse than a hundredth. */
    private static final int DRIFT_DIVISOR = 100;

    private final List<SimulatedNode> nodes;

    Settlement(List<SimulatedNode> nodes) {
        this.nodes = nodes;
    }

    /** One virtual router of one segment. */
    private record Place(String segment, int vrid, boolean v6) {}

    /** One machine's part in it. */
    private record Candidate(SimulatedNode node, RunningInstance instance) {
        int priority() {
            return instance.state().standing().effectivePriority();
        }

        boolean master() {
            return instance.state().name() == StateName.MASTER;
        }

        @Override
        public String toString() {
            return node + " (" + priority() + ", " + instance.state().name() + ")";
        }
    }

    /**
     * The longest until there is the one master that should be: whoever must take over waits for its Master_Down_Interval,
     * at the longest interval that it may have learned, and its first advert has to arrive. A preemption delay only begins
     * with the first advert of a lower master, which itself may have to wait that long first.
     */
    long nanos(long longestDelayNanos) {
        long interval = 0;
        for (SimulatedNode node : nodes) {
            for (RunningInstance instance : node.instances()) {
                interval = Math.max(interval, instance.settings().election().advertNanos());
            }
        }
        long longest = 0;
        for (SimulatedNode node : nodes) {
            for (RunningInstance instance : node.instances()) {
                longest = Math.max(longest, node.plan().startDelayNanos() + patience(instance.settings(), interval));
            }
        }
        return longest + longest / DRIFT_DIVISOR + WAYS * longestDelayNanos;
    }

    private static long patience(InstanceSettings settings, long interval) {
        ElectionSettings election = settings.election();
        long skew = settings.router().version() == VERSION_2 ? SECOND : interval;
        long masterDown = election.downTimerAdverts() * interval + skew;
        long delay = election.preemption().delayNanos();
        return (delay > 0 ? delay + 2 * masterDown : masterDown) + SPARE_INTERVALS * interval;
    }

    /** The virtual router that is not as it should be; empty if all are. */
    Optional<String> findBreach() {
        for (Map.Entry<Place, List<Candidate>> entry : candidates().entrySet()) {
            Optional<String> breach = findBreach(entry.getValue());
            if (breach.isPresent()) {
                return breach.map(what -> "VRID " + entry.getKey().vrid() + " on "
                        + entry.getKey().segment() + " " + what);
            }
        }
        return Optional.empty();
    }

    private Map<Place, List<Candidate>> candidates() {
        Map<Place, List<Candidate>> candidates = new LinkedHashMap<>();
        for (SimulatedNode node : nodes) {
            for (RunningInstance instance : node.instances()) {
                InstanceSettings settings = instance.settings();
                String segment = node.ports()
                        .segment(settings, instance.state().conditions().source());
                boolean mayRun = instance.state().standing().faults().isEmpty() && !node.paused();
                if (segment != null && mayRun) {
                    candidates
                            .computeIfAbsent(
                                    new Place(segment, settings.router().vrid(), settings.v6()),
                                    key -> new ArrayList<>())
                            .add(new Candidate(node, instance));
                }
            }
        }
        return candidates;
    }

    private static Optional<String> findBreach(List<Candidate> candidates) {
        List<Candidate> masters = candidates.stream().filter(Candidate::master).toList();
        if (masters.size() != 1) {
            return Optional.of("has masters " + masters + " of " + candidates);
        }
        Candidate master = masters.get(0);
        if (master.instance().settings().owner()) {
            // Of several owners one steps down from 255, which the others may not be able to make use of.
            return Optional.empty();
        }
        for (Candidate other : candidates) {
            if (other.priority() > master.priority() && preempts(other)) {
                return Optional.of(other + " does not preempt " + master);
            }
            if (other.priority() == InstanceSettings.OWNER_PRIORITY
                    && master.priority() < InstanceSettings.OWNER_PRIORITY) {
                return Optional.of("the address owner " + other + " is not master, but " + master);
            }
        }
        return Optional.empty();
    }

    /** A member of a group only preempts together with all others. */
    private static boolean preempts(Candidate candidate) {
        for (VrrpSyncGroup group : candidate.node().plan().settings().groups()) {
            if (group.members().contains(candidate.instance().name())) {
                return candidate.node().instances().stream()
                        .filter(member -> group.members().contains(member.name()))
                        .allMatch(member ->
                                member.settings().election().preemption().preempt());
            }
        }
        return candidate.instance().settings().election().preemption().preempt();
    }
}
