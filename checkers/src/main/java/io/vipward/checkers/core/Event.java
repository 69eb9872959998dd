package io.vipward.checkers.core;

/**
 * Something that happened and is logged; {@link #text} is the line that keepalived 2.4.3 writes, which people have alerts
 * for.
 */
public sealed interface Event {
    String text();

    default Level level() {
        return Level.INFO;
    }

    /** Severities; {@link #DETAIL} appears with {@code -D} only. */
    enum Level {
        ERROR,
        INFO,
        DETAIL
    }

    /** What a checker has to say of its server. */
    record CheckLine(String text) implements Event {}

    /** What a checker says to those who look closely. */
    record CheckDetail(String text) implements Event {
        @Override
        public Level level() {
            return Level.DETAIL;
        }
    }

    /** An attempt could not be made. */
    record ProbeImpossible(ProbeResult.LocalError error) implements Event {
        @Override
        public String text() {
            return switch (error.stage()) {
                case SOCKET -> "socket error " + error.errno() + " - " + error.text();
                case MARK -> "Error setting fwmark " + error.object() + " to socket: " + error.text();
                case DEVICE -> "Checker can't bind to device " + error.object() + ": " + error.text();
                case BIND -> "Checker bind failed: " + error.text();
                case CONNECT -> "socket connect error " + error.errno() + " - " + error.text();
            };
        }

        @Override
        public Level level() {
            return switch (error.stage()) {
                case MARK -> Level.ERROR;
                case SOCKET, CONNECT -> Level.DETAIL;
                case DEVICE, BIND -> Level.INFO;
            };
        }
    }

    /** The attempt that could not be made is made again later. */
    record CheckRescheduled(CheckKind kind, ProbeResult.Stage stage, String realServer) implements Event {
        @Override
        public String text() {
            return kind.rescheduled(stage, realServer);
        }
    }

    /** The kernel's table is about to be set up. */
    record IpvsInitializing(boolean again) implements Event {
        @Override
        public String text() {
            return again ? "Reinitializing ipvs" : "Initializing ipvs";
        }
    }

    /** A checker begins to probe. */
    record CheckerActivated(String realServer, String virtualServer) implements Event {
        @Override
        public String text() {
            return "Activating healthchecker for service " + realServer + " for VS " + virtualServer;
        }
    }

    /** A checker does not probe because its virtual address is not on this machine. */
    record CheckerSuspended(boolean fromStart, String realServer, String virtualServer) implements Event {
        @Override
        public String text() {
            return (fromStart ? "Deactivating" : "Suspending") + " healthchecker for service " + realServer + " for VS "
                    + virtualServer;
        }
    }

    /** A virtual address that checkers wait for has come or gone. */
    record AddressReported(boolean added, String address) implements Event {
        @Override
        public String text() {
            return "Netlink reflector reports IP " + address + (added ? " added" : " removed");
        }

        @Override
        public Level level() {
            return Level.DETAIL;
        }
    }

    /** The end of the list of activated checkers; keepalived writes it whether BFD is used or not. */
    record BfdActivated() implements Event {
        @Override
        public String text() {
            return "Activating BFD healthchecker";
        }
    }

    /** Equal checks are sent once; how many there are, and how many are sent. */
    record ProbesShared(int checks, int probes) implements Event {
        @Override
        public String text() {
            return "Checkers: " + checks + " checks share " + probes + (probes == 1 ? " probe" : " probes");
        }
    }

    /** A real server comes or goes; logged also where a sorry server keeps it out of the table. */
    record ServerMoved(Movement movement, String realServer, String virtualServer) implements Event {
        @Override
        public String text() {
            return switch (movement) {
                case ADDING -> "Adding service " + realServer + " to VS " + virtualServer;
                case REMOVING -> "Removing service " + realServer + " from VS " + virtualServer;
                case REMOVING_INHIBITED -> "Removing (inhibited) service " + realServer + " from VS " + virtualServer;
                case ENABLING -> "Enabling service " + realServer + " of VS " + virtualServer;
                case DISABLING -> "Disabling service " + realServer + " of VS " + virtualServer;
                case SHUTTING_DOWN -> "Shutting down service " + realServer + " from VS " + virtualServer;
                case SHUTTING_DOWN_INHIBITED ->
                    "Shutting down (inhibited) service " + realServer + " from VS " + virtualServer;
            };
        }
    }

    /** Ways in which a real server comes or goes. */
    enum Movement {
        ADDING,
        REMOVING,
        REMOVING_INHIBITED,
        ENABLING,
        DISABLING,
        SHUTTING_DOWN,
        SHUTTING_DOWN_INHIBITED
    }

    /** The sorry server comes or goes. */
    record SorryServerMoved(SorryMovement movement, String sorryServer, String virtualServer) implements Event {
        @Override
        public String text() {
            return switch (movement) {
                case ADDING -> "Adding sorry server " + sorryServer + " to VS " + virtualServer;
                case ENABLING -> "Enabling sorry server " + sorryServer + " to VS " + virtualServer;
                case REMOVING -> "Removing sorry server " + sorryServer + " from VS " + virtualServer;
                case DISABLING -> "Disabling sorry server " + sorryServer + " from VS " + virtualServer;
            };
        }
    }

    /** Ways in which the sorry server comes or goes. */
    enum SorryMovement {
        ADDING,
        ENABLING,
        REMOVING,
        DISABLING
    }

    /** The alive servers make room for the sorry server, or come back. */
    record AliveServersMoved(boolean added, String virtualServer) implements Event {
        @Override
        public String text() {
            return (added ? "Adding alive servers to" : "Removing alive servers from") + " the pool for VS "
                    + virtualServer;
        }
    }

    /**
     * The quorum is gained or lost.
     *
     * @param live weight of the alive servers
     */
    record QuorumChanged(QuorumChange change, long quorum, long hysteresis, long live, String virtualServer)
            implements Event {
        @Override
        public String text() {
            if (change == QuorumChange.GAINED) {
                return "Gained quorum " + quorum + "+" + hysteresis + "=" + (quorum + hysteresis) + " <= " + live
                        + " for VS " + virtualServer;
            }
            String what = change == QuorumChange.LOST ? "Lost quorum " : "Starting with quorum down ";
            return what + quorum + "-" + hysteresis + "=" + (quorum - hysteresis) + " > " + live + " for VS "
                    + virtualServer;
        }
    }

    /** What can happen to a quorum. */
    enum QuorumChange {
        GAINED,
        LOST,
        DOWN_AT_START
    }

    /** A server's weight, as the kernel gets it, is another one. */
    record WeightChanged(int before, int after, boolean active, String realServer, String virtualServer)
            implements Event {
        @Override
        public String text() {
            return "Changing weight from " + before + " to " + after + " for " + (active ? "active" : "inactive")
                    + " service " + realServer + " of VS " + virtualServer;
        }
    }

    /** A real server is not in the new configuration. */
    record RealServerGone(String realServer) implements Event {
        @Override
        public String text() {
            return "service " + realServer + " no longer exist";
        }
    }

    /** A virtual server is not in the new configuration. */
    record VirtualServerGone(String virtualServer) implements Event {
        @Override
        public String text() {
            return "Removing Virtual Server " + virtualServer;
        }
    }
}
