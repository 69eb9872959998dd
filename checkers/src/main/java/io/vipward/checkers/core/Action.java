package io.vipward.checkers.core;

/** What a step asks of those who carry it out, in order. */
public sealed interface Action {
    /** Log it. */
    record Say(Event event) implements Action {}

    /**
     * Bring the kernel's table to what the new state wants.
     *
     * @param realServer index of the only real server concerned, or {@link #WHOLE} for the whole virtual server
     */
    record Reconcile(int realServer) implements Action {
        public static final int WHOLE = -1;
    }

    /** Tell that a real server is up or down: scripts, FIFO. */
    record NotifyRealServer(String realServer, String virtualServer, boolean up) implements Action {
        /** The line that goes into the notification FIFO, without its line feed. */
        public String text() {
            return "RS " + realServer + " " + virtualServer + (up ? " UP" : " DOWN");
        }
    }

    /** Tell that a virtual server has gained or lost its quorum: scripts, FIFO. */
    record NotifyVirtualServer(String virtualServer, boolean up) implements Action {
        /** The line that goes into the notification FIFO, without its line feed. */
        public String text() {
            return "VS " + virtualServer + (up ? " UP" : " DOWN");
        }
    }
}
