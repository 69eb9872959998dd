package io.vipward.vrrp.core;

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
            return master.getHostAddress() + " silent for " + Seconds.text(silentNanos) + " s";
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
            return master.getHostAddress() + " left with priority 0";
        }
    }

    /** A master of lower priority is replaced. */
    record Preempts(InetAddress master, int theirPriority, int ownPriority) implements Reason {
        @Override
        public String text() {
            return "preempts " + master.getHostAddress() + ", priority " + theirPriority + ", ours " + ownPriority;
        }
    }

    /** An address that somebody removed is put back. */
    record RestoresAddress(VirtualIp address) implements Reason {
        @Override
        public String text() {
            return "puts back " + address.text() + " on " + address.interfaceName();
        }
    }

    /** A master of higher priority was heard. */
    record HigherPriorityHeard(InetAddress master, int theirPriority, int ownPriority) implements Reason {
        @Override
        public String text() {
            return master.getHostAddress() + " has higher priority " + theirPriority + ", ours " + ownPriority;
        }
    }

    /** A master of the same priority and a higher address was heard. */
    record HigherAddressHeard(InetAddress master, int priority) implements Reason {
        @Override
        public String text() {
            return master.getHostAddress() + " has the same priority " + priority + " and a higher address";
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

    /** Somebody removed an address that a master must hold. */
    record AddressRemoved(VirtualIp address) implements Reason {
        @Override
        public String text() {
            return address.text() + " was removed from " + address.interfaceName() + " by others";
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

    /** The process was not run for a while. */
    record Stalled(long stalledNanos) implements Reason {
        @Override
        public String text() {
            return "not run for " + Seconds.text(stalledNanos) + " s";
        }
    }
}
