package io.vipward.vrrp.core;

/** One thing that keeps an instance from running; it runs when there is none. */
public sealed interface FaultCause {
    /** For people, to stand in brackets. */
    String text();

    /** How its end is described. */
    String clearedText();

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

    /** Nothing to send adverts from. */
    record NoSourceAddress(String interfaceName) implements FaultCause {
        @Override
        public String text() {
            return "no IPv4 address on " + interfaceName;
        }

        @Override
        public String clearedText() {
            return interfaceName + " has an IPv4 address";
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
    }

    /** Whether operators and peers are told. */
    default boolean announced() {
        return !(this instanceof ScriptPending);
    }
}
