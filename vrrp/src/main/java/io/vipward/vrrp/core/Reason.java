package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import java.net.InetAddress;

/** Why a step came out as it did, with the facts. The same text is shown in logs, status and notifications. */
public sealed interface Reason {
    /** One line for people, to stand in brackets. */
    String text();

    /** Nothing that anybody needs to be told: the event changed no state. */
    record Unchanged() implements Reason {
        @Override
        public String text() {
            return "nothing changed";
        }
    }

    /** The instance was started and may run. */
    record Started() implements Reason {
        @Override
        public String text() {
            return "started";
        }
    }

    /** An address owner does not wait for others. */
    record OwnerStarts() implements Reason {
        @Override
        public String text() {
            return "address owner, priority 255";
        }
    }

    /** Master_Down_Interval without an advert of the master. */
    record MasterSilent(InetAddress master, long silentNanos) implements Reason {
        @Override
        public String text() {
            return AddressText.of(master) + " silent for " + Seconds.text(silentNanos) + " s";
        }
    }

    /** Master_Down_Interval without any master. */
    record NobodyHeard(long waitedNanos) implements Reason {
        @Override
        public String text() {
            return "no master heard for " + Seconds.text(waitedNanos) + " s";
        }
    }

    /** The master announced that it leaves. */
    record MasterLeft(InetAddress master) implements Reason {
        @Override
        public String text() {
            return AddressText.of(master) + " left with priority 0";
        }
    }

    /** A master of lower priority is replaced. */
    record Preempts(InetAddress master, int theirPriority, int ownPriority) implements Reason {
        @Override
        public String text() {
            return "preempts " + AddressText.of(master) + ", priority " + theirPriority + ", ours " + ownPriority;
        }
    }

    /**
     * What somebody removed is put back.
     *
     * @param what an address, route or rule
     */
    record Restores(String what) implements Reason {
        @Override
        public String text() {
            return "puts back " + what;
        }
    }

    /** A master of higher priority was heard. */
    record HigherPriorityHeard(Conflict conflict, int theirPriority, int ownPriority) implements Reason {
        @Override
        public String text() {
            return AddressText.of(conflict.rival()) + " has higher priority " + theirPriority + ", ours " + ownPriority
                    + conflict.text();
        }
    }

    /** A master of the same priority and a higher address was heard. */
    record HigherAddressHeard(Conflict conflict, int priority) implements Reason {
        @Override
        public String text() {
            return AddressText.of(conflict.rival()) + " has the same priority " + priority + " and a higher address"
                    + conflict.text();
        }
    }

    /**
     * A member of its sync group went first.
     *
     * @param cause why
     */
    record GroupFollows(String group, String member, Reason cause) implements Reason {
        @Override
        public String text() {
            return "sync group " + group + ": " + member + " (" + cause.text() + ")";
        }
    }

    /** Something that the instance needs is missing. */
    record Faulted(FaultCause cause) implements Reason {
        @Override
        public String text() {
            return cause.text();
        }
    }

    /** The last thing that was missing is back. */
    record Recovered(FaultCause cleared) implements Reason {
        @Override
        public String text() {
            return cleared.clearedText();
        }
    }

    /**
     * Somebody removed what a master must have.
     *
     * @param what an address, route or rule
     */
    record RemovedByOthers(String what) implements Reason {
        @Override
        public String text() {
            return what + " was removed by others";
        }
    }

    /** The daemon stops. */
    record Stopping() implements Reason {
        @Override
        public String text() {
            return "stopping";
        }
    }

    /** The configuration no longer contains the instance. */
    record RemovedFromConfiguration() implements Reason {
        @Override
        public String text() {
            return "no longer configured";
        }
    }

    /** The process was not run for longer than others wait for its adverts. */
    record Stalled(long stalledNanos) implements Reason {
        @Override
        public String text() {
            return "not run for " + Seconds.text(stalledNanos) + " s";
        }
    }

    /** Nobody else has become master while the process was not run. */
    record StillMaster(long stalledNanos) implements Reason {
        @Override
        public String text() {
            return "not run for " + Seconds.text(stalledNanos) + " s, and nobody has taken over";
        }
    }
}
