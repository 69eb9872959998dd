package io.vipward.vrrp.bfd;

import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Everything that a session remembers between two events (RFC 5880, section 6.8.1). */
public record BfdState(
        Situation situation, Local local, Remote remote, Timing timing, Deadlines deadlines, Traffic traffic) {
    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * Where the session stands.
     *
     * @param sinceNanos when it came there
     * @param reason why it came there
     */
    public record Situation(SessionState state, long sinceNanos, BfdReason reason) {}

    /**
     * What we say beside the state.
     *
     * @param poll a poll sequence is going on: packets carry P until one with F has come
     * @param answer the next packet carries F
     */
    public record Local(int discriminator, Diagnostic diagnostic, boolean poll, boolean answer) {
        Local withDiscriminator(int other) {
            return new Local(other, diagnostic, poll, answer);
        }

        Local withDiagnostic(Diagnostic other) {
            return new Local(discriminator, other, poll, answer);
        }

        Local withPoll(boolean polls) {
            return new Local(discriminator, diagnostic, polls, answer);
        }

        Local withAnswer(boolean answers) {
            return new Local(discriminator, diagnostic, poll, answers);
        }
    }

    /**
     * What the neighbour said last.
     *
     * @param discriminator 0 while unknown
     * @param demand it wants no periodic packets
     */
    public record Remote(SessionState state, Diagnostic diagnostic, int discriminator, boolean demand, Offer offer) {
        /** Before the first packet. */
        static final Remote UNKNOWN = new Remote(SessionState.DOWN, Diagnostic.NONE, 0, false, new Offer(0, 0, 0));

        Remote forgotten() {
            return new Remote(SessionState.DOWN, Diagnostic.NONE, 0, false, offer);
        }

        Remote withoutDiscriminator() {
            return new Remote(state, diagnostic, 0, demand, offer);
        }
    }

    /** Intervals and multiplier of the neighbour's last packet, all 0 before the first. */
    public record Offer(long minTxMicros, long minRxMicros, int multiplier) {}

    /**
     * What both sides have agreed on.
     *
     * @param sendMicros our interval, before jitter
     * @param receiveMicros the neighbour's interval
     * @param detectMicros so long a silence is a loss, 0 before the first packet
     */
    public record Timing(long sendMicros, long receiveMicros, long detectMicros) {
        private static final long NANOS_PER_MICRO = 1_000;

        long sendNanos() {
            return sendMicros * NANOS_PER_MICRO;
        }

        long detectNanos() {
            return detectMicros * NANOS_PER_MICRO;
        }

        Timing withSend(long micros) {
            return new Timing(micros, receiveMicros, detectMicros);
        }
    }

    /**
     * When the session wants to be called, each {@link #NEVER} if not.
     *
     * @param sendNanos the next periodic packet
     * @param expireNanos the neighbour is lost
     * @param resetNanos what it said is forgotten
     * @param reopenNanos the socket is tried again
     */
    public record Deadlines(long sendNanos, long expireNanos, long resetNanos, long reopenNanos) {
        static final Deadlines NONE = new Deadlines(NEVER, NEVER, NEVER, NEVER);

        Deadlines withSend(long nanos) {
            return new Deadlines(nanos, expireNanos, resetNanos, reopenNanos);
        }

        Deadlines withExpire(long nanos) {
            return new Deadlines(sendNanos, nanos, resetNanos, reopenNanos);
        }

        Deadlines withReset(long nanos) {
            return new Deadlines(sendNanos, expireNanos, nanos, reopenNanos);
        }

        Deadlines withReopen(long nanos) {
            return new Deadlines(sendNanos, expireNanos, resetNanos, nanos);
        }

        long next() {
            return Math.min(Math.min(sendNanos, expireNanos), Math.min(resetNanos, reopenNanos));
        }
    }

    /**
     * What has passed.
     *
     * @param from whom the last packet was from, null before the first
     * @param heardNanos when it came
     */
    public record Traffic(@Nullable InetAddress from, long heardNanos, long packetsSent, long packetsReceived) {
        static final Traffic NONE = new Traffic(null, 0, 0, 0);

        Traffic plusSent() {
            return new Traffic(from, heardNanos, packetsSent + 1, packetsReceived);
        }

        Traffic plusReceived(InetAddress sender, long nowNanos) {
            return new Traffic(sender, nowNanos, packetsSent, packetsReceived + 1);
        }
    }

    public SessionState name() {
        return situation.state();
    }

    public boolean isUp() {
        return situation.state() == SessionState.UP;
    }

    /** When the session wants to be called if nothing happens before, {@link #NEVER} if not at all. */
    public long nextDeadlineNanos() {
        return deadlines.next();
    }
}
