package io.vipward.vrrp.simulation;

import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.Unicast;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two masters of one virtual router that hear each other without loss must come to terms: one of them hears the other's
 * advert, which comes at every interval, and yields. Looks whenever a master advertises. One thread.
 */
final class MasterAudit {
    private static final int INTERVALS_TO_AGREE = 2;
    private static final int WAYS = 4;

    private final Map<Pair, Long> since = new HashMap<>();

    /** Two machines that both believe to be master. */
    private record Pair(SimulatedNode one, SimulatedNode other, String segment, int vrid, boolean v6) {}

    /** Whatever was disturbed, both get the whole time to agree. */
    void restart() {
        since.clear();
    }

    /** One is no longer master, so that nobody needs to agree with it. */
    void left(SimulatedNode node, RunningInstance instance) {
        int vrid = instance.settings().router().vrid();
        since.keySet().removeIf(pair -> pair.vrid() == vrid && (pair.one() == node || pair.other() == node));
    }

    Optional<String> findBreach(SimulatedNode node, RunningInstance master, List<SimulatedNode> nodes, long nowNanos) {
        String segment = segment(node, master);
        if (segment == null) {
            return Optional.empty();
        }
        InstanceSettings settings = master.settings();
        for (SimulatedNode other : nodes) {
            if (other == node || other.paused()) {
                continue;
            }
            Pair pair = new Pair(node, other, segment, settings.router().vrid(), settings.v6());
            RunningInstance rival = rival(other, segment, settings);
            if (rival == null
                    || !reaches(node, master, rival)
                    || !reaches(other, rival, master)
                    || !understandEachOther(pair, settings)) {
                since.remove(pair);
                continue;
            }
            long begin = since.computeIfAbsent(pair, key -> nowNanos);
            if (nowNanos - begin > boundNanos(node, settings, rival.settings())) {
                return Optional.of("is master of VRID " + pair.vrid() + " beside " + other + " for "
                        + (nowNanos - begin) / 1e9 + " s although they hear each other");
            }
        }
        return Optional.empty();
    }

    private static long boundNanos(SimulatedNode node, InstanceSettings one, InstanceSettings other) {
        return INTERVALS_TO_AGREE
                        * (one.election().advertNanos() + other.election().advertNanos())
                + WAYS * node.network().longestDelayNanos();
    }

    private static boolean understandEachOther(Pair pair, InstanceSettings settings) {
        AuthHmac hmac = settings.router().authentication().hmac();
        boolean timely = hmac == null
                || Math.abs(pair.one().wallNanos() - pair.other().wallNanos()) < hmac.windowSeconds() * 1_000_000_000L;
        return timely && pair.one().network().connected(pair.segment(), pair.one(), pair.other());
    }

    /** Whether adverts of one are meant for the other, and leave. */
    private static boolean reaches(SimulatedNode node, RunningInstance instance, RunningInstance other) {
        InetAddress source = instance.state().conditions().source();
        InetAddress destination = other.state().conditions().source();
        Unicast unicast = instance.settings().unicast();
        boolean meant = unicast == null
                || unicast.peers().stream().anyMatch(peer -> peer.address().equals(destination));
        return source != null && meant && node.ports().sends(instance.settings(), source);
    }

    private static @Nullable RunningInstance rival(SimulatedNode node, String segment, InstanceSettings settings) {
        for (RunningInstance instance : node.instances()) {
            if (instance.state().name() == StateName.MASTER
                    && instance.settings().router().vrid() == settings.router().vrid()
                    && instance.settings().v6() == settings.v6()
                    && Objects.equals(segment, segment(node, instance))) {
                return instance;
            }
        }
        return null;
    }

    private static @Nullable String segment(SimulatedNode node, RunningInstance instance) {
        return node.ports()
                .segment(instance.settings(), instance.state().conditions().source());
    }
}
