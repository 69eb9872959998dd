package io.vipward.daemon.lifecycle;

import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import io.vipward.vrrp.kernel.TransitionListener;
import java.util.List;

/** Several who want to know, told one after the other. On VRRP's thread. */
record TransitionListeners(List<TransitionListener> all) implements TransitionListener {
    TransitionListeners {
        all = List.copyOf(all);
    }

    @Override
    public void transition(Transition transition) {
        all.forEach(each -> each.transition(transition));
    }

    @Override
    public void groupTransition(GroupTransition transition) {
        all.forEach(each -> each.groupTransition(transition));
    }

    @Override
    public void lowerPriorityHeard(String instance, int priority) {
        all.forEach(each -> each.lowerPriorityHeard(instance, priority));
    }

    @Override
    public void priorityChanged(String instance, StateName state, int priority) {
        all.forEach(each -> each.priorityChanged(instance, state, priority));
    }
}
