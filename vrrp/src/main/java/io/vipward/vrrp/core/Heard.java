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
 * @param advertNanos Master_Adver_Interval: our own, or in VRRPv3 what the master says
 * @param complained about what the log has complained already
 */
public record Heard(
        @Nullable InetAddress master, int priority, long atNanos, long advertNanos, Set<Complaint> complained) {
    public Heard {
        complained = Set.copyOf(complained);
    }

    static Heard nothing(long ownAdvertNanos) {
        return new Heard(null, 0, 0, ownAdvertNanos, Set.of());
    }

    Heard from(InetAddress source, int newPriority, long nowNanos) {
        return new Heard(source, newPriority, nowNanos, advertNanos, complained);
    }

    Heard withInterval(long newAdvertNanos) {
        return newAdvertNanos == advertNanos ? this : new Heard(master, priority, atNanos, newAdvertNanos, complained);
    }

    Heard complainedOf(Complaint complaint) {
        Set<Complaint> more = EnumSet.of(complaint);
        more.addAll(complained);
        return new Heard(master, priority, atNanos, advertNanos, more);
    }

    Heard withoutComplaints() {
        return complained.isEmpty() ? this : new Heard(master, priority, atNanos, advertNanos, Set.of());
    }
}
