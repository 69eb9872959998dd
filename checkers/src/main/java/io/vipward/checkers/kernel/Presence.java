package io.vipward.checkers.kernel;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * On how many interfaces each address of this machine is, for {@code ha_suspend}. On the loop's thread.
 */
final class Presence {
    private final Map<InetAddress, Integer> interfaces = new HashMap<>();

    boolean has(InetAddress address) {
        return interfaces.containsKey(address);
    }

    /** One more interface has the address; returns whether it is new to this machine. */
    boolean added(InetAddress address) {
        return interfaces.merge(address, 1, Integer::sum) == 1;
    }

    /** One interface less has the address; returns whether it was the last. */
    boolean removed(InetAddress address) {
        return interfaces.containsKey(address)
                && interfaces.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1) == null;
    }
}
