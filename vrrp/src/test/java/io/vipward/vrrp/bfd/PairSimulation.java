package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.MILLI;
import static io.vipward.vrrp.bfd.BfdFixtures.address;

import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.ControlPacketEncoder;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Two systems with one session between them, in virtual time, over a wire that loses and delays packets. */
final class PairSimulation {
    static final long LONGEST_DELAY_NANOS = 2 * MILLI;

    final Node one;
    final Node other;

    private final SplittableRandom random;
    private final PriorityQueue<Arrival> underWay =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::atNanos).thenComparingLong(Arrival::order));
    private double loss;
    private long now;
    private long orders;

    /** A packet on the wire. */
    private record Arrival(long atNanos, long order, Node to, ControlPacket packet) {}

    /** One system. */
    final class Node {
        final List<String> events = new ArrayList<>();
        final List<ControlPacket> sent = new ArrayList<>();
        final List<Long> sentNanos = new ArrayList<>();
        long heardNanos;
        private final String address;
        private final BfdSessions sessions;
        private boolean dead;

        private Node(String address, long seed) {
            this.address = address;
            this.sessions = new BfdSessions(new SplittableRandom(seed));
        }

        RunningSession session() {
            return sessions.sessions().get(0);
        }

        BfdState state() {
            return session().state();
        }

        SessionState name() {
            return state().name();
        }

        void reload(BfdFixtures fixtures) {
            perform(sessions.reload(List.of(fixtures.build()), now));
        }

        /** Stops as by a power failure. */
        void die() {
            dead = true;
        }

        private void perform(BfdConsequences consequences) {
            for (SessionStep step : consequences.steps()) {
                for (BfdAction action : step.step().actions()) {
                    perform(step.session(), action);
                }
            }
        }

        private void perform(RunningSession session, BfdAction action) {
            if (action instanceof BfdAction.SendPacket send) {
                sent.add(send.packet());
                sentNanos.add(now);
                transmit(this, send.packet());
            } else if (action instanceof BfdAction.OpenSocket open) {
                perform(sessions.opened(session, open.occasion(), now));
            } else if (action instanceof BfdAction.Report report) {
                events.add(report.event().up() ? "up" : "down");
            }
        }

        private void hear(ControlPacket packet, Node from) {
            heardNanos = now;
            PacketOrigin origin = new PacketOrigin(
                    new InetSocketAddress(BfdFixtures.address(from.address), 50_000), address(address), 255, false);
            perform(sessions.received(ControlPacketEncoder.encode(packet), origin, now));
        }
    }

    /** Both start at 0. */
    PairSimulation(BfdFixtures ones, BfdFixtures others, long seed) {
        random = new SplittableRandom(seed);
        one = new Node("192.0.2.1", random.nextLong());
        other = new Node("192.0.2.2", random.nextLong());
        one.reload(ones.between("192.0.2.1", "192.0.2.2"));
        other.reload(others.between("192.0.2.2", "192.0.2.1"));
    }

    long now() {
        return now;
    }

    /** The probability that a packet is lost, from now on. */
    void loss(double probability) {
        loss = probability;
    }

    /** Lets time pass; the check runs after each event. */
    void run(long nanos, Runnable check) {
        long until = now + nanos;
        while (true) {
            Arrival arrival = underWay.peek();
            Node timer = next();
            long arrivalNanos = arrival == null ? BfdState.NEVER : arrival.atNanos();
            long timerNanos = timer == null ? BfdState.NEVER : timer.state().nextDeadlineNanos();
            if (Math.min(arrivalNanos, timerNanos) > until) {
                break;
            }
            if (arrival != null && arrivalNanos <= timerNanos) {
                underWay.remove();
                now = Math.max(now, arrivalNanos);
                if (!arrival.to().dead) {
                    arrival.to().hear(arrival.packet(), arrival.to() == one ? other : one);
                }
            } else if (timer != null) {
                now = Math.max(now, timerNanos);
                timer.perform(timer.sessions.timer(timer.session(), now));
            }
            check.run();
        }
        now = until;
    }

    void run(long nanos) {
        run(nanos, () -> {});
    }

    private @Nullable Node next() {
        Node next = null;
        for (Node node : List.of(one, other)) {
            boolean sooner = next == null
                    || node.state().nextDeadlineNanos() < next.state().nextDeadlineNanos();
            if (!node.dead && sooner) {
                next = node;
            }
        }
        return next;
    }

    private void transmit(Node from, ControlPacket packet) {
        if (random.nextDouble() >= loss) {
            Node to = from == one ? other : one;
            underWay.add(new Arrival(now + random.nextLong(LONGEST_DELAY_NANOS), orders++, to, packet));
        }
    }
}
