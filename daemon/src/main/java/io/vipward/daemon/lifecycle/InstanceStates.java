package io.vipward.daemon.lifecycle;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import io.vipward.vrrp.kernel.TransitionListener;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries the states of instances from the VRRP thread to the checkers' engine, whose sync daemons follow them, over the
 * control thread: so that an engine that starts later hears them all. {@link #transition} belongs to the VRRP thread, all else
 * to the control thread.
 */
final class InstanceStates implements TransitionListener {
    private final EventLoop control;
    private final Map<String, StateName> states = new LinkedHashMap<>();
    private @Nullable CheckersPart listener;

    InstanceStates(EventLoop control) {
        this.control = control;
    }

    @Override
    public void transition(Transition transition) {
        control.post(() -> {
            states.put(transition.instance(), transition.to());
            if (listener != null) {
                listener.instanceIs(transition.instance(), transition.to());
            }
        });
    }

    /** From now on this engine hears them, and at once what is known already. */
    void tell(CheckersPart checkers) {
        listener = checkers;
        states.forEach(checkers::instanceIs);
    }
}
