package io.vipward.checkers.core;

import io.vipward.parser.model.ScriptCommand;
import org.jspecify.annotations.Nullable;

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

    /**
     * Tell that a real server is up or down: script, FIFO.
     *
     * @param script {@code notify_up} or {@code notify_down}, null for none
     * @param reason why, such as what its check said
     */
    record NotifyRealServer(
            String realServer,
            String virtualServer,
            boolean up,
            @Nullable ScriptCommand script,
            Reason reason) implements Action {
        /** The line that goes into the notification FIFO, without its line feed. */
        public String text() {
            return "RS " + realServer + " " + virtualServer + (up ? " UP" : " DOWN");
        }
    }

    /**
     * Tell that a virtual server has gained or lost its quorum: script, FIFO.
     *
     * @param script {@code quorum_up} or {@code quorum_down}, null for none
     * @param reason why; it names the real server that made the difference, where there is one
     */
    record NotifyVirtualServer(
            String virtualServer, boolean up, @Nullable ScriptCommand script, Reason reason) implements Action {
        /** The line that goes into the notification FIFO, without its line feed. */
        public String text() {
            return "VS " + virtualServer + (up ? " UP" : " DOWN");
        }
    }

    /**
     * Mail it.
     *
     * @param subject what stands behind the router's name, such as {@code Virtualserver [10.9.0.100]:tcp:80 - UP}
     */
    record Mail(String subject, String body) implements Action {}
}
