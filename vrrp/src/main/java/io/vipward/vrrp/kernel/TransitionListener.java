package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;

/** Told what elections came to, on the thread of the engine's loop: must not block and must not throw. */
public interface TransitionListener {
    /** Nobody wants to know. */
    TransitionListener NONE = new TransitionListener() {};

    /**
     * An instance is in another state: addresses and first gratuitous ARPs are done already. Notifications are due only if
     * {@link Transition#announced}.
     */
    default void transition(Transition transition) {}

    /** A sync group is in another state, and so are all its members. */
    default void groupTransition(GroupTransition transition) {}

    /**
     * A master has heard an advert of lower priority.
     *
     * @param priority our effective one
     */
    default void lowerPriorityHeard(String instance, int priority) {}

    /** The effective priority of an instance is another one. */
    default void priorityChanged(String instance, StateName state, int priority) {}
}
