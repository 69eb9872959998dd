package io.vipward.daemon.lifecycle;

import io.vipward.vrrp.bfd.BfdEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries the states of BFD sessions from the thread that they live on to the checkers, which may start later. A message asks
 * for the state when it is read, not when it is sent: so the last one is always right, in whatever order they come.
 */
final class BfdRelay {
    private final Map<String, Boolean> up = new ConcurrentHashMap<>();
    private volatile @Nullable CheckersPart checkers;

    /** On the thread of the sessions. */
    void tell(BfdEvent event) {
        if (event.receivers().checkers()) {
            up.put(event.session(), event.up());
            CheckersPart told = checkers;
            if (told != null) {
                told.bfdChanged(event.session(), event::receivedText, this);
            }
        }
    }

    /** Nothing will be heard of this session, which counts as up. Any thread. */
    void assumeUp(String session) {
        up.put(session, true);
    }

    /** From now on these checkers hear of changes. On the control thread. */
    void connect(CheckersPart part) {
        checkers = part;
        part.bfdStands(this);
    }

    /** What is known of each session. Any thread. */
    Map<String, Boolean> states() {
        return up;
    }

    /** Whether a session is up. Any thread. */
    boolean isUp(String session) {
        return up.getOrDefault(session, false);
    }
}
