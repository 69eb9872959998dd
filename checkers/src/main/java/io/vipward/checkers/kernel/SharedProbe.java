package io.vipward.checkers.kernel;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.probe.Attempt;
import io.vipward.checkers.probe.Prober;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A check that any number of checkers have in common: each attempt is made once, and each of them judges for itself what came of
 * it. On the loop's thread.
 *
 * <p>An attempt begins when one of them is due. It is also that of the others whose time has come, and of those that wait for
 * nothing but their next turn: these are in step from then on. One that waits to try again after a failure keeps its time, and
 * then makes an attempt of its own.
 */
final class SharedProbe {
    private final Supplier<Prober> probers;
    private final Set<Member> members = new LinkedHashSet<>();
    private final Map<Member, Round> underWay = new LinkedHashMap<>();
    private @Nullable Prober idle;
    private OptionalLong firstAt = OptionalLong.empty();

    /** @param probers as many as attempts are under way at the same time, which is hardly ever more than one */
    SharedProbe(Supplier<Prober> probers) {
        this.probers = probers;
    }

    /** One of the checkers. */
    interface Member {
        /** The URL that it asks for next. */
        int url();

        /** Whether an attempt that begins now may be its own. */
        boolean joins(long nowNanos);

        /** An attempt of its own has begun. */
        void onBegun();

        /** It has ended. */
        void onResult(ProbeResult result);
    }

    void join(Member member) {
        members.add(member);
    }

    /** It will hear no more; where nobody is left, an attempt that is under way is given up. */
    void leave(Member member) {
        members.remove(member);
        Round round = underWay.remove(member);
        if (round != null) {
            round.left();
        }
        if (members.isEmpty() && idle != null) {
            idle.close();
            idle = null;
        }
    }

    /** When the first attempt is due, for all of them: what is drawn for the first. */
    long firstAt(LongSupplier draw) {
        if (firstAt.isEmpty()) {
            firstAt = OptionalLong.of(draw.getAsLong());
        }
        return firstAt.getAsLong();
    }

    /** One of them is due. */
    void begin(Member due, long nowNanos) {
        Prober prober = idle == null ? probers.get() : idle;
        idle = null;
        Round round = new Round(prober);
        int url = due.url();
        for (Member each : members) {
            if (each == due || (each.url() == url && each.joins(nowNanos))) {
                underWay.put(each, round);
                round.fed++;
                each.onBegun();
            }
        }
        round.begin(url);
    }

    /** One attempt and the prober that makes it. */
    private final class Round {
        private final Prober prober;
        private @Nullable Attempt attempt;
        private int fed;

        Round(Prober prober) {
            this.prober = prober;
        }

        void begin(int url) {
            attempt = prober.start(url, this::onResult);
        }

        void left() {
            fed--;
            if (fed == 0 && attempt != null) {
                attempt.cancel();
                keep();
            }
        }

        private void onResult(ProbeResult result) {
            keep();
            List<Member> told = new ArrayList<>();
            underWay.forEach((member, round) -> {
                if (round == this) {
                    told.add(member);
                }
            });
            told.forEach(underWay::remove);
            for (Member each : told) {
                // Another one's verdict may have ended this one.
                if (members.contains(each)) {
                    each.onResult(result);
                }
            }
        }

        private void keep() {
            if (idle == null) {
                idle = prober;
            } else {
                prober.close();
            }
        }
    }
}
