package io.vipward.vrrp.core;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was heard from others.
 *
 * @param master source of the last advert that was accepted or discarded for its priority, null before
 * @param priority of that advert
 * @param atNanos when it came
 * @param complained about what the log has complained already
 */
public record Heard(@Nullable InetAddress master, int priority, long atNanos, Set<Complaint> complained) {
    static final Heard NOTHING = new Heard(null, 0, 0, Set.of());

    public Heard {
        complained = Set.copyOf(complained);
    }

    Heard from(InetAddress source, int newPriority, long nowNanos) {
        return new Heard(source, newPriority, nowNanos, complained);
    }

    Heard complainedOf(Complaint complaint) {
        Set<Complaint> more = EnumSet.of(complaint);
        more.addAll(complained);
        return new Heard(master, priority, atNanos, more);
    }

    Heard withoutComplaints() {
        return complained.isEmpty() ? this : new Heard(master, priority, atNanos, Set.of());
    }
}
