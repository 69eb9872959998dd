package io.vipward.vrrp.core;

import io.vipward.parser.model.ElectionSettings;

/** Keeps a process that was not run for a while from being the second master. */
final class StallGuard {
    private static final int ADVERTS_UNTIL_OTHERS_ACT = 3;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private StallGuard() {}

    static void resume(Draft draft, InstanceSettings settings, Transitions transitions, long stalledNanos) {
        if (draft.phase() instanceof Phase.Master master) {
            if (othersMustHaveActed(draft, settings, master)) {
                long micros = stalledNanos / NANOS_PER_MICRO;
                draft.logAsWritten(Notice.of(
                        Message.THREAD_TIMER_EXPIRED, micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND));
                transitions.giveWay(draft, new Reason.Stalled(stalledNanos));
            } else if (stalledNanos > othersPatience(settings)) {
                transitions.listenAfterStall(draft, master, stalledNanos);
            }
        } else if (draft.phase() instanceof Phase.Backup && stalledNanos > transitions.masterDownNanos(draft)) {
            draft.log(Message.STALLED, Seconds.text(stalledNanos));
            draft.because(new Reason.Stalled(stalledNanos));
        }
    }

    /** Whoever has a higher priority than ours has the shorter Skew_Time: it may have taken over before we would have. */
    private static long othersPatience(InstanceSettings settings) {
        return settings.election().downTimerAdverts() * settings.election().advertNanos();
    }

    /** {@code timer_expired_backup}: as late as this, whoever has the priority that it names is master. */
    private static boolean othersMustHaveActed(Draft draft, InstanceSettings settings, Phase.Master master) {
        ElectionSettings election = settings.election();
        int highestOther = election.preemption().yieldsAfterStall();
        if (highestOther == 0) {
            return false;
        }
        long lastAdvertNanos = master.advertAtNanos() - election.advertNanos();
        long patience = ADVERTS_UNTIL_OTHERS_ACT * election.advertNanos()
                + settings.timers().skewNanos(highestOther, election.advertNanos());
        return draft.now() > lastAdvertNanos + patience;
    }
}
