package io.vipward.vrrp.bfd;

import io.vipward.parser.model.BfdInstance;

/** One session in operation: its rules and where it stands. Changed by the thread of its {@link BfdSessions} only; any thread
 * may look. */
public final class RunningSession {
    private final Session session;
    // Written by one thread only; volatile so that snapshots can be taken by any.
    private volatile BfdState state;

    RunningSession(Session session, BfdState state) {
        this.session = session;
        this.state = state;
    }

    public String name() {
        return session.settings().name();
    }

    public BfdInstance settings() {
        return session.settings();
    }

    public BfdState state() {
        return state;
    }

    Session session() {
        return session;
    }

    SessionStep take(BfdStep step) {
        state = step.next();
        return new SessionStep(this, step);
    }
}
