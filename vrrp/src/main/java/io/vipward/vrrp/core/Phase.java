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
     */
    record Backup(long downAtNanos, Waiting waiting, long preemptAtNanos) implements Phase {
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

        /** For Skew_Time, to put back an address that somebody removed. */
        record AfterAddressLost(VirtualIp lost) implements Waiting {}
    }

    /**
     * Holding the addresses.
     *
     * @param advertAtNanos when Adver_Timer fires
     * @param garps bursts to come
     * @param rogue another address owner that was heard
     */
    record Master(long advertAtNanos, GarpSchedule garps, RogueOwner rogue) implements Phase {
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
