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
        long refreshRepeat = globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_REFRESH_REPEAT, refresh == 0 ? 0 : 1, 1);
        long lowerDelay = globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_DELAY, delay);
        long lowerRepeat = globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_REPEAT, repeat);
        return new GarpSettings(
                Globals.NANOS * block.get(VrrpInstanceTable.GARP_MASTER_DELAY, delay),
                block.get(VrrpInstanceTable.GARP_MASTER_REPEAT, repeat).intValue(),
                Globals.NANOS * refresh,
                block.get(VrrpInstanceTable.GARP_MASTER_REFRESH_REPEAT, refreshRepeat)
                        .intValue(),
                Globals.NANOS * unlessStrict(VrrpInstanceTable.GARP_LOWER_PRIO_DELAY, lowerDelay),
                (int) unlessStrict(VrrpInstanceTable.GARP_LOWER_PRIO_REPEAT, lowerRepeat));
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
