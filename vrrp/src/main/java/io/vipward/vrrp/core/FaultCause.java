package io.vipward.vrrp.core;

/** One thing that keeps an instance from running; it runs when there is none. */
public sealed interface FaultCause {
    /** For people, to stand in brackets. */
    String text();

    /** How its end is described. */
    String clearedText();

    /** Whether operators and peers are told. */
    default boolean announced() {
        return true;
    }

    /** An own, tracked or address-bearing interface is not both up and running, or is missing. */
    record InterfaceDown(String interfaceName) implements FaultCause {
        @Override
        public String text() {
            return "interface " + interfaceName + " down";
        }

        @Override
        public String clearedText() {
            return "interface " + interfaceName + " up";
        }
    }

    /** An interface that is tracked in reverse is up. */
    record InterfaceUp(String interfaceName) implements FaultCause {
        @Override
        public String text() {
            return "interface " + interfaceName + " up, tracked in reverse";
        }

        @Override
        public String clearedText() {
            return "interface " + interfaceName + " down, tracked in reverse";
        }
    }

    /**
     * Nothing to send adverts from.
     *
     * @param family IPv4 or IPv6
     */
    record NoSourceAddress(String interfaceName, String family) implements FaultCause {
        @Override
        public String text() {
            return "no " + family + " address on " + interfaceName;
        }

        @Override
        public String clearedText() {
            return interfaceName + " has an " + family + " address";
        }
    }

    /**
     * The configured source address is not on the machine.
     *
     * @param address as it is written in logs
     */
    record SourceAddressMissing(String address) implements FaultCause {
        @Override
        public String text() {
            return "source address " + address + " is not configured on this machine";
        }

        @Override
        public String clearedText() {
            return "source address " + address + " is there";
        }
    }

    /**
     * A tracked script with weight 0 is bad, or good where reversed.
     *
     * @param result as keepalived words it
     */
    record ScriptVerdictAgainst(String script, String result) implements FaultCause {
        @Override
        public String text() {
            return "script " + script + " " + result;
        }

        @Override
        public String clearedText() {
            return "script " + script + " allows it";
        }
    }

    /** A tracked script with weight 0 has not ended for the first time: no fault yet, but no start either. */
    record ScriptPending(String script) implements FaultCause {
        @Override
        public String text() {
            return "waiting for the first result of script " + script;
        }

        @Override
        public String clearedText() {
            return "script " + script + " has its first result";
        }

        @Override
        public boolean announced() {
            return false;
        }
    }

    /**
     * A tracked file holds a number that means fault.
     *
     * @param value what stands in the file
     */
    record FileValueAgainst(String file, int value) implements FaultCause {
        @Override
        public String text() {
            return "tracked file " + file + " holds " + value;
        }

        @Override
        public String clearedText() {
            return "tracked file " + file + " allows it";
        }
    }

    /**
     * A tracked process with weight 0 does not run as often as it shall, or does where reversed.
     *
     * @param quorum whether it does
     */
    record ProcessAgainst(String process, boolean quorum) implements FaultCause {
        @Override
        public String text() {
            return "tracked process " + process
                    + (quorum ? " has its quorum, tracked in reverse" : " quorum not achieved");
        }

        @Override
        public String clearedText() {
            return "tracked process " + process + (quorum ? " quorum lost, tracked in reverse" : " quorum achieved");
        }
    }

    /**
     * A tracked BFD session with weight 0 is down, or up where reversed.
     *
     * @param up whether it is
     */
    record BfdAgainst(String session, boolean up) implements FaultCause {
        @Override
        public String text() {
            return "BFD instance " + session + (up ? " up, tracked in reverse" : " down");
        }

        @Override
        public String clearedText() {
            return "BFD instance " + session + (up ? " down, tracked in reverse" : " up");
        }
    }

    /**
     * Another member of the sync group cannot run.
     *
     * @param cause what is wrong with it
     */
    record MemberFaulty(String group, String member, FaultCause cause) implements FaultCause {
        @Override
        public String text() {
            return "sync group " + group + ": " + member + " (" + cause.text() + ")";
        }

        @Override
        public String clearedText() {
            return "sync group " + group + ": " + member + " (" + cause.clearedText() + ")";
        }

        @Override
        public boolean announced() {
            return cause.announced();
        }
    }

    /** Another instance of this machine has the same VRID on an interface that has appeared. */
    record DuplicateVrid(String other, int vrid) implements FaultCause {
        @Override
        public String text() {
            return "VRID " + vrid + " is used by " + other + " on the same interface";
        }

        @Override
        public String clearedText() {
            return other + " no longer uses VRID " + vrid + " on the same interface";
        }
    }

    /**
     * The instance is configured so that it cannot run before a reload.
     *
     * @param what is wrong
     */
    record Misconfigured(String what) implements FaultCause {
        @Override
        public String text() {
            return what;
        }

        @Override
        public String clearedText() {
            return "configuration changed";
        }
    }
}
