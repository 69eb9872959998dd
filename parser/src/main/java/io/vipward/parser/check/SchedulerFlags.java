package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VirtualServerTable;

/** Flags of the scheduler (linux/ip_vs.h, IP_VS_SVC_F_SCHED1 and its neighbours). */
final class SchedulerFlags {
    private static final int FLAG_1 = 0x08;
    private static final int FLAG_2 = 0x10;
    private static final int FLAG_3 = 0x20;

    private final BoundBlock block;
    private final String scheduler;
    private final Report report;

    SchedulerFlags(BoundBlock block, String scheduler, Report report) {
        this.block = block;
        this.scheduler = scheduler;
        this.report = report;
    }

    /** IP_VS_SVC_F_SCHED_SH_FALLBACK and _MH_FALLBACK are flag 1, the ports flag 2. */
    int number() {
        reportHashed();
        int flags = plain(VirtualServerTable.FLAG_1, FLAG_1)
                | plain(VirtualServerTable.FLAG_2, FLAG_2)
                | plain(VirtualServerTable.FLAG_3, FLAG_3);
        flags |= of("sh", VirtualServerTable.SH_FALLBACK, FLAG_1);
        flags |= of("sh", VirtualServerTable.SH_PORT, FLAG_2);
        flags |= of("mh", VirtualServerTable.MH_FALLBACK, FLAG_1);
        flags |= of("mh", VirtualServerTable.MH_PORT, FLAG_2);
        return flags;
    }

    private int plain(Keyword<Boolean> keyword, int flag) {
        return block.isOn(keyword) ? flag : 0;
    }

    private int of(String needed, Keyword<Boolean> keyword, int flag) {
        Setting<Boolean> setting = block.setting(keyword);
        if (setting == null) {
            return 0;
        }
        String then = schedulerAt(setting.order());
        boolean noticed = !isHashing(then);
        if (!scheduler.equals(needed)) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    noticed ? Verdict.REPORTED : Verdict.ACCEPTED,
                    setting.at().span(),
                    keyword.name() + " works with lb_algo " + needed + " only and is cleared",
                    Advice.NONE);
            return 0;
        }
        if (!then.equals(needed)) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    noticed ? Verdict.REPORTED : Verdict.ACCEPTED,
                    setting.at().span(),
                    keyword.name() + " stands before lb_algo " + needed + "; it is set all the same",
                    new Advice("put it behind lb_algo " + needed, "clears it"));
        }
        return flag;
    }

    /** {@code hashed} does nothing, which keepalived says for other schedulers only. */
    private void reportHashed() {
        Setting<Boolean> setting = block.setting(VirtualServerTable.HASHED);
        if (setting != null) {
            boolean hashing = isHashing(schedulerAt(setting.order()));
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    hashing ? Verdict.ACCEPTED : Verdict.REPORTED,
                    setting.at().span(),
                    hashing ? "hashed has no effect" : "hashed belongs to lb_algo sh, and has no effect there either",
                    Advice.help("remove it"));
        }
    }

    private static boolean isHashing(String algorithm) {
        return algorithm.equals("sh") || algorithm.equals("mh");
    }

    /** The scheduler that was known when a statement was read, empty for none. */
    private String schedulerAt(int order) {
        for (Setting<String> at = block.setting(VirtualServerTable.LB_ALGO); at != null; at = at.earlier()) {
            if (at.order() < order) {
                return at.value();
            }
        }
        return "";
    }
}
