package io.vipward.vrrp.rehearsal;

import io.vipward.netlink.route.KernelChange;
import io.vipward.vrrp.core.Transition;
import io.vipward.vrrp.kernel.TransitionListener;
import io.vipward.vrrp.wire.Advert;
import java.util.TreeMap;
import java.util.TreeSet;

/** Notes what has been played. */
final class StageReport implements TransitionListener {
    private final TreeSet<String> transitions = new TreeSet<>();
    private final TreeMap<String, Integer> deeds = new TreeMap<>();

    @Override
    public void transition(Transition transition) {
        transitions.add(transition.from() + " -> " + transition.to() + " "
                + transition.reason().getClass().getSimpleName());
    }

    void sent(Advert advert) {
        count("advert of version " + advert.header().version() + " over IPv" + (advert.overIpv4() ? 4 : 6));
        if (advert.priority() == 0) {
            count("advert of priority 0");
        }
    }

    void changed(KernelChange change) {
        Class<?> kind = change.getClass();
        Class<?> family = kind.getEnclosingClass();
        count(family == null ? kind.getSimpleName() : family.getSimpleName() + "." + kind.getSimpleName());
    }

    void announced(boolean neighbour) {
        count(neighbour ? "neighbour advertisement" : "gratuitous ARP");
    }

    Played played(int rounds, long nanos) {
        return new Played(rounds, nanos, transitions, deeds);
    }

    private void count(String deed) {
        deeds.merge(deed, 1, Integer::sum);
    }
}
