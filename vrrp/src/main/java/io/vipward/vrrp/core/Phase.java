package io.vipward.vrrp.core;

import java.net.InetAddress;

/** Where an instance stands, with what only matters there. Deadlines are absolute, monotonic nanoseconds. */
public sealed interface Phase {
    /** No deadline. */
    long NEVER = Long.MAX_VALUE;

    StateName name();

    /** When the election next wants to be called, {@link #NEVER} if only an event can change anything. */
    long nextDeadlineNanos();

    /**
     * Listening to a master, or for one.
     *
     * @param downAtNanos when Master_Down_Timer fires
     * @param waiting what the timer is running for
     * @param preemptAtNanos end of {@code preempt_delay}, {@link #NEVER} while it has not begun
     * @param ready whether it would be master if its sync group were ready, too
     */
    record Backup(long downAtNanos, Waiting waiting, long preemptAtNanos, boolean ready) implements Phase {
        Backup until(long newDownAtNanos) {
            return new Backup(newDownAtNanos, waiting, preemptAtNanos, ready);
        }

        @Override
        public StateName name() {
            return StateName.BACKUP;
        }

        @Override
        public long nextDeadlineNanos() {
            return downAtNanos;
        }
    }

    /** Why Master_Down_Timer is running. */
    sealed interface Waiting {
        /** For the whole Master_Down_Interval. */
        record ForAdverts() implements Waiting {}

        /** For Skew_Time, because a master said that it leaves. */
        record AfterPriorityZero(InetAddress from) implements Waiting {}

        /**
         * For Skew_Time, to put back what somebody removed.
         *
         * @param what the address, route or rule
         */
        record AfterLoss(String what) implements Waiting {}

        /** For the address owner's turn, which needs no waiting. */
        record AsOwner() implements Waiting {}
    }

    /**
     * Holding the addresses.
     *
     * @param advertAtNanos when Adver_Timer fires
     * @param garps bursts to come
     * @param rogue another address owner that was heard
     * @param rivalry what else is known of others who believe to be master
     */
    record Master(long advertAtNanos, GarpSchedule garps, RogueOwner rogue, Rivalry rivalry) implements Phase {
        Master advertAt(long nanos) {
            return new Master(nanos, garps, rogue, rivalry);
        }

        Master with(GarpSchedule others) {
            return new Master(advertAtNanos, others, rogue, rivalry);
        }

        Master with(RogueOwner other) {
            return new Master(advertAtNanos, garps, other, rivalry);
        }

        Master with(Rivalry other) {
            return new Master(advertAtNanos, garps, rogue, other);
        }

        @Override
        public StateName name() {
            return StateName.MASTER;
        }

        @Override
        public long nextDeadlineNanos() {
            return Math.min(advertAtNanos, Math.min(garps.nextNanos(), rogue.checkAtNanos()));
        }
    }

    /**
     * Something that the instance depends on is missing.
     *
     * @param neverRan whether it has been here since it was started
     * @param announced whether anybody was told; not while only first script results are awaited
     */
    record Fault(boolean neverRan, boolean announced) implements Phase {
        @Override
        public StateName name() {
            return StateName.FAULT;
        }

        @Override
        public long nextDeadlineNanos() {
            return NEVER;
        }
    }

    /** Not started, or ended. */
    record Idle(StateName name) implements Phase {
        public Idle {
            if (name != StateName.INIT && name != StateName.STOP && name != StateName.DELETED) {
                throw new IllegalArgumentException("an instance in " + name + " is not idle");
            }
        }

        @Override
        public long nextDeadlineNanos() {
            return NEVER;
        }
    }
}
