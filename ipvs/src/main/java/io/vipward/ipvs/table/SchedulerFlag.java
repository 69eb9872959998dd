package io.vipward.ipvs.table;

import java.util.EnumSet;
import java.util.Set;

/** Flags whose meaning is the scheduler's own (linux/ip_vs.h, IP_VS_SVC_F_SCHED1 to SCHED3). */
public enum SchedulerFlag {
    /** {@code sh-fallback}, {@code mh-fallback}: another server when the hashed one has weight 0 or is overloaded. */
    FLAG_1(0x0008),
    /** {@code sh-port}, {@code mh-port}: hash the source port too. */
    FLAG_2(0x0010),
    /** No scheduler uses it; the kernel stores it all the same. */
    FLAG_3(0x0020);

    private final int bit;

    SchedulerFlag(int bit) {
        this.bit = bit;
    }

    public int bit() {
        return bit;
    }

    /** {@code flag-1} to {@code flag-3}. */
    public String text() {
        return switch (this) {
            case FLAG_1 -> "flag-1";
            case FLAG_2 -> "flag-2";
            case FLAG_3 -> "flag-3";
        };
    }

    /** The flags in a service's flag word; its other bits are ignored. */
    public static Set<SchedulerFlag> ofBits(int bits) {
        EnumSet<SchedulerFlag> flags = EnumSet.noneOf(SchedulerFlag.class);
        for (SchedulerFlag flag : values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    public static int bits(Set<SchedulerFlag> flags) {
        int bits = 0;
        for (SchedulerFlag flag : flags) {
            bits |= flag.bit;
        }
        return bits;
    }
}
