package io.vipward.daemon.notify;

import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import io.vipward.vrrp.kernel.TransitionListener;

/** Hears the VRRP engine, on its thread. */
record VrrpEar(Inbox inbox, VrrpNews news) implements TransitionListener {
    @Override
    public void transition(Transition transition) {
        inbox.offer(() -> news.transition(transition));
    }

    @Override
    public void groupTransition(GroupTransition transition) {
        inbox.offer(() -> news.group(transition));
    }

    @Override
    public void lowerPriorityHeard(String instance, int priority) {
        inbox.offer(() -> news.lowerPriorityHeard(instance, priority));
    }

    @Override
    public void priorityChanged(String instance, StateName state, int priority) {
        inbox.offer(() -> news.priorityChanged(instance, state, priority));
    }
}
