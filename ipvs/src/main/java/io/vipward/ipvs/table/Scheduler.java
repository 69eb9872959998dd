package io.vipward.ipvs.table;

import java.util.Locale;
import java.util.Optional;

/** Schedulers of the kernel, by the names that it loads them with ({@code ip_vs_<name>}). */
public enum Scheduler {
    RR,
    WRR,
    LC,
    WLC,
    LBLC,
    LBLCR,
    DH,
    SH,
    MH,
    SED,
    NQ,
    FO,
    OVF,
    TWOS,
    /** No scheduler at all: accepted by current kernels, balances nothing. */
    NONE;

    private final String kernelName = name().toLowerCase(Locale.ROOT);

    public String kernelName() {
        return kernelName;
    }

    public static Optional<Scheduler> byName(String kernelName) {
        for (Scheduler scheduler : values()) {
            if (scheduler.kernelName.equals(kernelName)) {
                return Optional.of(scheduler);
            }
        }
        return Optional.empty();
    }
}
