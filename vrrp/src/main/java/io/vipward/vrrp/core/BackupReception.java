package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.Preemption;
import io.vipward.vrrp.core.Phase.Waiting;
import io.vipward.vrrp.wire.Advert;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What a backup does with a good advert (RFC 3768 and RFC 5798, section 6.4.2). */
final class BackupReception {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final InstanceSettings settings;
    private final Transitions transitions;

    BackupReception(InstanceSettings settings, Transitions transitions) {
        this.settings = settings;
        this.transitions = transitions;
    }

    void receive(Draft draft, Phase.Backup backup, Advert advert) {
        restoreOwner(draft, advert);
        if (advert.priority() == 0) {
            draft.log(Message.BACKUP_HEARD_PRIORITY_ZERO);
            // From any source, and whatever preemption says: nobody holds the addresses now.
            draft.stayIn(new Phase.Backup(
                    draft.now() + transitions.skewNanos(draft),
                    new Waiting.AfterPriorityZero(advert.source()),
                    backup.preemptAtNanos(),
                    backup.ready()));
            return;
        }
        rememberMaster(draft, advert);
        if (follows(draft, backup, advert)) {
            transitions.learnInterval(draft, advert);
            draft.stayIn(new Phase.Backup(
                    draft.now() + transitions.masterDownNanos(draft),
                    new Waiting.ForAdverts(),
                    preemptAt(draft, backup, advert),
                    false));
        } else {
            draft.log(Message.DISCARDING_LOWER, advert.priority(), AddressText.of(advert.source()));
        }
    }

    private boolean follows(Draft draft, Phase.Backup backup, Advert advert) {
        Preemption preemption = settings.election().preemption();
        return !preemption.preempt()
                || advert.priority() >= draft.effectivePriority()
                || (preemption.delayNanos() > 0 && backup.preemptAtNanos() > draft.now());
    }

    /** {@code preempt_delay} begins with the first advert of lower priority, and ends early with one of ours or higher. */
    private long preemptAt(Draft draft, Phase.Backup backup, Advert advert) {
        long delayNanos = settings.election().preemption().delayNanos();
        if (delayNanos == 0) {
            return Phase.NEVER;
        }
        boolean lower = advert.priority() < draft.effectivePriority();
        boolean running = backup.preemptAtNanos() != Phase.NEVER;
        if (lower && !running) {
            long micros = delayNanos / NANOS_PER_MICRO;
            draft.log(Message.PREEMPT_DELAY_STARTED, micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND);
            return draft.now() + delayNanos;
        }
        if (!lower && running) {
            draft.log(Message.PREEMPT_DELAY_STOPPED);
            return Phase.NEVER;
        }
        return backup.preemptAtNanos();
    }

    /** Said when a master is believed, not for everybody who sends bytes. */
    private static void rememberMaster(Draft draft, Advert advert) {
        @Nullable InetAddress known = draft.heard().master();
        String source = AddressText.of(advert.source());
        if (known == null) {
            draft.log(Message.MASTER_SET, source);
        } else if (!known.equals(advert.source())) {
            draft.log(Message.MASTER_CHANGED, AddressText.of(known), source);
        }
        draft.hear(draft.heard().from(advert.source(), advert.priority(), draft.now()));
    }

    private void restoreOwner(Draft draft, Advert advert) {
        boolean sameRival =
                advert.source().equals(draft.heard().master()) && advert.priority() == InstanceSettings.OWNER_PRIORITY;
        if (!sameRival) {
            transitions.restoreOwner(draft, Message.OWNER_RESTORED_BY_LOWER);
        }
    }
}
