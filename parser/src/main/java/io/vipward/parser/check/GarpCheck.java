package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.VrrpInstanceTable;

/** Completes the schedule of gratuitous ARP. */
final class GarpCheck {
    private static final long USUAL_DELAY = 5;
    private static final long USUAL_REPEAT = 5;

    private final BoundBlock block;
    private final Globals globals;
    private final boolean strict;
    private final Report report;

    GarpCheck(BoundBlock block, Globals globals, boolean strict, Report report) {
        this.block = block;
        this.globals = globals;
        this.strict = strict;
        this.report = report;
    }

    GarpSettings complete() {
        long delay = globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_DELAY, 0, USUAL_DELAY);
        long repeat = globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_REPEAT, 1, USUAL_REPEAT);
        long refresh = block.get(
                VrrpInstanceTable.GARP_MASTER_REFRESH, globals.get(GlobalDefsTable.VRRP_GARP_MASTER_REFRESH, 0L));
        long refreshRepeat = globals.get(GlobalDefsTable.VRRP_GARP_MASTER_REFRESH_REPEAT, 1L);
        long lowerDelay = globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_DELAY, delay);
        long lowerRepeat = globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_REPEAT, repeat);
        return new GarpSettings(
                Globals.NANOS * block.get(VrrpInstanceTable.GARP_MASTER_DELAY, delay),
                count(block.get(VrrpInstanceTable.GARP_MASTER_REPEAT, repeat)),
                Globals.NANOS * refresh,
                count(block.get(VrrpInstanceTable.GARP_MASTER_REFRESH_REPEAT, refreshRepeat)),
                Globals.NANOS * unlessStrict(VrrpInstanceTable.GARP_LOWER_PRIO_DELAY, lowerDelay),
                count(unlessStrict(VrrpInstanceTable.GARP_LOWER_PRIO_REPEAT, lowerRepeat)));
    }

    /** More messages than that nobody has time for. */
    private static int count(long repeat) {
        return (int) Math.min(repeat, Integer.MAX_VALUE);
    }

    /** RFC 5798 knows no gratuitous ARP because of a lower priority. */
    private long unlessStrict(Keyword<Long> keyword, long usual) {
        long value = block.get(keyword, strict ? 0L : usual);
        if (strict && value != 0) {
            String message = "strict mode has no gratuitous ARP after an advert of lower priority; it is ignored";
            report.add(DiagnosticCode.SETTING_CLEARED, block.span(keyword), message);
            return 0;
        }
        return value;
    }
}
