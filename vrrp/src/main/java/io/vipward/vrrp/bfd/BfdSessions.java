package io.vipward.vrrp.bfd;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.BfdInstance.BfdPath;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.ControlPacketDecoder;
import io.vipward.vrrp.bfd.wire.Decoded;
import io.vipward.vrrp.bfd.wire.Rejected;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All BFD sessions of one machine: finds the one that an event is for and keeps their states. Touches nothing outside; the
 * caller does what the {@link BfdConsequences} say. Not thread safe: it belongs to the thread that drives it.
 */
public final class BfdSessions {
    /** {@code max_hops} of those who do not look at the hop limit. */
    private static final int ANY_HOPS = 255;

    private static final int MAX_HOP_LIMIT = 255;

    private final SessionTable table;

    /**
     * No sessions yet.
     *
     * @param random for discriminators and jitter: seeded with what nobody knows, but in tests
     */
    public BfdSessions(RandomGenerator random) {
        this.table = new SessionTable(random);
    }

    /** In the order of the configuration. */
    public List<RunningSession> sessions() {
        return List.copyOf(table.all());
    }

    public Optional<RunningSession> find(String name) {
        return Optional.ofNullable(table.named(name));
    }

    /** Starts all sessions, in the order of the configuration. */
    public BfdConsequences start(List<BfdInstance> instances, long nowNanos) {
        return reload(instances, nowNanos);
    }

    /**
     * Goes over to another configuration: sessions of the same name with the same neighbour go on, others end without a
     * word, new ones start.
     */
    public BfdConsequences reload(List<BfdInstance> instances, long nowNanos) {
        Map<String, RunningSession> old = new LinkedHashMap<>();
        table.all().forEach(session -> old.put(session.name(), session));
        table.beginAnew();
        List<BfdNotice> notices = new ArrayList<>();
        List<SessionStep> steps = new ArrayList<>();
        for (BfdInstance instance : instances) {
            RunningSession before = old.get(instance.name());
            hint(instance, before, notices);
            steps.add(
                    before != null && sameNeighbor(instance, before)
                            ? goOn(instance, before, nowNanos)
                            : begin(instance, nowNanos));
        }
        table.endOthers();
        return new BfdConsequences(notices, steps);
    }

    /**
     * A UDP payload has come in on one of the ports of BFD: the checks of RFC 5880, section 6.8.6, in keepalived's order.
     *
     * @param payload from position to limit
     */
    public BfdConsequences received(ByteBuffer payload, PacketOrigin origin, long nowNanos) {
        Decoded decoded = ControlPacketDecoder.decode(payload);
        if (decoded instanceof Rejected rejected) {
            return BfdConsequences.of(
                    BfdNotice.of(BfdMessage.BOGUS_DETAIL, rejected.detail()),
                    BfdNotice.of(BfdMessage.BOGUS, sender(origin)));
        }
        ControlPacket packet = (ControlPacket) decoded;
        int ours = packet.discriminators().yours();
        RunningSession session = ours == 0 ? table.between(origin) : table.discriminated(ours);
        if (session == null) {
            return BfdConsequences.of(BfdNotice.of(BfdMessage.NO_SESSION, sender(origin), ours));
        }
        BfdPath path = session.settings().path();
        InetAddress from = origin.from().getAddress();
        int leastHopLimit = path.mostHops() == ANY_HOPS ? 0 : path.hopLimit() - path.mostHops();
        if (origin.hopLimit() >= 0 && origin.hopLimit() < leastHopLimit) {
            return BfdConsequences.of(BfdNotice.of(BfdMessage.HOP_LIMIT, origin.hopLimit(), leastHopLimit));
        }
        if (packet.flags().authentication()) {
            return BfdConsequences.of(BfdNotice.of(BfdMessage.AUTHENTICATED, sender(origin)));
        }
        if (!session.session().believes(session.state(), from, nowNanos)) {
            InetAddress known = session.state().traffic().from();
            String neighbor = AddressText.of(known == null ? path.neighbor() : known);
            return BfdConsequences.of(BfdNotice.of(BfdMessage.OTHER_SENDER, sender(origin), session.name(), neighbor));
        }
        return taken(session, session.session().received(session.state(), from, packet, moment(nowNanos)));
    }

    /** The session's deadline has come. */
    public BfdConsequences timer(RunningSession session, long nowNanos) {
        return taken(session, session.session().timer(session.state(), moment(nowNanos)));
    }

    /** The session's socket is open. */
    public BfdConsequences opened(RunningSession session, Occasion occasion, long nowNanos) {
        return taken(session, session.session().opened(session.state(), occasion, moment(nowNanos)));
    }

    /**
     * The session's socket could not be opened.
     *
     * @param call the system call that failed
     * @param why what the system said
     */
    public BfdConsequences refused(RunningSession session, Occasion occasion, String call, String why, long nowNanos) {
        return taken(session, session.session().refused(session.state(), occasion, call, why, moment(nowNanos)));
    }

    private SessionStep begin(BfdInstance instance, long nowNanos) {
        Session session = new Session(instance);
        BfdStep started = session.start(moment(nowNanos));
        RunningSession running = new RunningSession(session, started.next());
        table.add(running);
        return new SessionStep(running, started);
    }

    private SessionStep goOn(BfdInstance instance, RunningSession before, long nowNanos) {
        Session session = new Session(instance);
        BfdStep reloaded = session.reloaded(before.state(), before.session(), moment(nowNanos));
        RunningSession running = new RunningSession(session, reloaded.next());
        table.add(running);
        return new SessionStep(running, reloaded);
    }

    private BfdConsequences taken(RunningSession session, BfdStep step) {
        return BfdConsequences.of(table.take(session, step));
    }

    private static String sender(PacketOrigin origin) {
        return "[" + AddressText.of(origin.from().getAddress()) + "]:"
                + origin.from().getPort();
    }

    private Moment moment(long nowNanos) {
        return new Moment(nowNanos, table);
    }

    private static boolean sameNeighbor(BfdInstance instance, RunningSession before) {
        return instance.path().neighbor().equals(before.settings().path().neighbor())
                && instance.path().multihop() == before.settings().path().multihop();
    }

    /** Said once: neighbours that check for 255 (RFC 5881, section 5) drop what we send by default with IPv6. */
    private static void hint(BfdInstance instance, @Nullable RunningSession before, List<BfdNotice> notices) {
        BfdPath path = instance.path();
        boolean known = before != null && before.settings().path().hopLimit() == path.hopLimit();
        if (!path.multihop() && path.hopLimit() < MAX_HOP_LIMIT && !known) {
            notices.add(BfdNotice.of(BfdMessage.HOP_LIMIT_HINT, instance.name(), path.hopLimit()));
        }
    }
}
