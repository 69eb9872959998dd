package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.model.ServiceAddress.Protocol;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.PersistenceForms;
import io.vipward.parser.schema.PersistenceForms.Granularity;
import io.vipward.parser.schema.VirtualServerTable;
import org.jspecify.annotations.Nullable;

/** Completes what the kernel schedules by. */
final class ServiceSettingsCheck {
    private static final String DEFAULT_SCHEDULER = "wlc";
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private final BoundBlock block;
    private final Report report;
    /** What is found at the end of the file, if at all. */
    private final Report atEnd;

    ServiceSettingsCheck(BoundBlock block, Report report, Report atEnd) {
        this.block = block;
        this.report = report;
        this.atEnd = atEnd;
    }

    /**
     * The settings.
     *
     * @param protocol null for a mark
     * @param anyPort whether the service takes all ports
     */
    ServiceSettings complete(@Nullable Protocol protocol, @Nullable Family family, boolean anyPort) {
        if (!block.has(VirtualServerTable.LB_ALGO)) {
            atEnd.add(DiagnosticCode.DEFAULT_USED, block.span(), "has no lb_algo; " + DEFAULT_SCHEDULER + " is used");
        }
        String scheduler = block.get(VirtualServerTable.LB_ALGO, DEFAULT_SCHEDULER);
        boolean onePacket = block.isOn(VirtualServerTable.OPS);
        if (onePacket && protocol != null && protocol != Protocol.UDP) {
            atEnd.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VirtualServerTable.OPS),
                    "ops works with UDP only and is cleared");
            onePacket = false;
        }
        int flags = new SchedulerFlags(block, scheduler, report).number();
        return new ServiceSettings(
                scheduler,
                flags,
                onePacket,
                persistenceSeconds(anyPort),
                granularity(family),
                block.get(VirtualServerTable.PERSISTENCE_ENGINE));
    }

    private int persistenceSeconds(boolean anyPort) {
        boolean granular = block.has(VirtualServerTable.PERSISTENCE_GRANULARITY);
        long seconds =
                block.get(VirtualServerTable.PERSISTENCE_TIMEOUT, granular ? PersistenceForms.DEFAULT_SECONDS : 0L);
        if (anyPort && seconds == 0) {
            atEnd.add(
                    DiagnosticCode.PORT_ZERO,
                    block.span(),
                    "port 0 works only with persistence; persistence_timeout is set to "
                            + PersistenceForms.DEFAULT_SECONDS);
            seconds = PersistenceForms.DEFAULT_SECONDS;
        }
        return (int) seconds;
    }

    private int granularity(@Nullable Family family) {
        boolean v6 = family == Family.INET6;
        int most = v6 ? V6_BITS : V4_BITS;
        Granularity written = block.get(VirtualServerTable.PERSISTENCE_GRANULARITY);
        if (written == null) {
            return most;
        }
        if (written.bits() > 0 && written.bits() <= most && !(v6 && written.mask())) {
            return (int) written.bits();
        }
        report.add(
                DiagnosticCode.NUMBER_OUT_OF_RANGE,
                v6 ? Verdict.REPORTED : Verdict.ACCEPTED,
                block.span(VirtualServerTable.PERSISTENCE_GRANULARITY),
                "the granularity must be a number of bits from 1 to " + most + "; " + most + " is used",
                v6 ? Advice.NONE : Advice.keepalived("takes the number for a mask"));
        return most;
    }
}
