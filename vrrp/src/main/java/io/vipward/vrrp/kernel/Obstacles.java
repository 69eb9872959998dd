package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.FaultCause;
import io.vipward.vrrp.core.RunningInstance;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in the way of instances that their elections cannot see. */
final class Obstacles {
    private Map<String, String> standing = Map.of();

    /**
     * What stands until another configuration comes.
     *
     * @param faults by the names of the instances
     */
    void use(Map<String, String> faults) {
        standing = faults;
    }

    /**
     * What is known before instances take their first step.
     *
     * @param clashes by the names of the instances
     */
    Map<String, FaultCause> atStart(Map<String, ? extends FaultCause> clashes) {
        Map<String, FaultCause> known = new HashMap<>(clashes);
        standing.forEach((name, fault) -> known.put(name, new FaultCause.Misconfigured(fault)));
        return known;
    }

    /**
     * What is in the way of an instance, beyond what it sees itself.
     *
     * @param refused places where no socket could be opened
     */
    List<FaultCause> of(RunningInstance instance, Map<AdvertPlace, SystemCallException> refused, Clashes clashes) {
        List<FaultCause> obstacles = new ArrayList<>();
        String fault = standing.get(instance.name());
        if (fault != null) {
            obstacles.add(new FaultCause.Misconfigured(fault));
        }
        FaultCause clash = clashes.of(instance);
        if (clash != null) {
            obstacles.add(clash);
        }
        AdvertPlace place = AdvertChannels.placeOf(instance);
        SystemCallException failure = place == null ? null : refused.get(place);
        if (failure != null) {
            obstacles.add(of(instance, failure));
        }
        return obstacles;
    }

    /** Why an instance whose socket could not be opened cannot run. */
    private static FaultCause of(RunningInstance instance, SystemCallException failure) {
        InetAddress source = instance.settings().router().sourceAddress();
        boolean bind = "bind".equals(failure.call());
        return bind && source != null && instance.settings().unicast() != null
                ? new FaultCause.SourceAddressMissing(AddressText.of(source))
                : new FaultCause.Misconfigured("cannot send or receive adverts: " + failure.getMessage());
    }
}
