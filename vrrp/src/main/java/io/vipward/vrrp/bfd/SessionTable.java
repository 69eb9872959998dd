package io.vipward.vrrp.bfd;

import io.vipward.parser.model.BfdInstance.BfdPath;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All sessions, by name, by our discriminator and by neighbour. For one thread. */
final class SessionTable implements Chance {
    private final RandomGenerator random;
    private final Map<String, RunningSession> byName = new LinkedHashMap<>();
    private final Map<Integer, RunningSession> byDiscriminator = new HashMap<>();
    private final Map<Neighbor, List<RunningSession>> byNeighbor = new HashMap<>();

    /** Whom packets without our discriminator come from; there may be one session for each of our addresses. */
    private record Neighbor(InetAddress address, boolean multihop) {
        static Neighbor of(RunningSession session) {
            BfdPath path = session.settings().path();
            return new Neighbor(path.neighbor(), path.multihop());
        }
    }

    SessionTable(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public long upTo(long limit) {
        return random.nextLong(limit + 1);
    }

    @Override
    public int discriminator() {
        int chosen;
        do {
            chosen = random.nextInt();
        } while (chosen == 0 || byDiscriminator.containsKey(chosen));
        return chosen;
    }

    Collection<RunningSession> all() {
        return byName.values();
    }

    /** Sessions are added again by those who go on; until {@link #endOthers} no discriminator of the old ones is given away. */
    void beginAnew() {
        byName.clear();
        byNeighbor.clear();
    }

    void endOthers() {
        byDiscriminator.values().removeIf(session -> byName.get(session.name()) != session);
    }

    void add(RunningSession session) {
        byName.put(session.name(), session);
        byDiscriminator.put(session.state().local().discriminator(), session);
        byNeighbor
                .computeIfAbsent(Neighbor.of(session), none -> new ArrayList<>())
                .add(session);
    }

    /** The session's step is its state from now on; it may have chosen another discriminator. */
    SessionStep take(RunningSession session, BfdStep step) {
        int before = session.state().local().discriminator();
        SessionStep taken = session.take(step);
        int now = session.state().local().discriminator();
        if (before != now) {
            byDiscriminator.remove(before);
            byDiscriminator.put(now, session);
        }
        return taken;
    }

    @Nullable
    RunningSession named(String name) {
        return byName.get(name);
    }

    @Nullable
    RunningSession discriminated(int discriminator) {
        return byDiscriminator.get(discriminator);
    }

    /** The session of a packet whose sender does not know us yet. */
    @Nullable
    RunningSession between(PacketOrigin origin) {
        Neighbor neighbor = new Neighbor(origin.from().getAddress(), origin.multihop());
        for (RunningSession session : byNeighbor.getOrDefault(neighbor, List.of())) {
            InetAddress source = session.settings().path().source();
            if (source == null || origin.to() == null || source.equals(origin.to())) {
                return session;
            }
        }
        return null;
    }
}
