package io.vipward.parser.check;

import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.VrrpInstanceTable;

/** Completes the schedule of gratuitous ARP. */
final class GarpCheck {
    private static final long USUAL_DELAY = 5;
    private static final long USUAL_REPEAT = 5;

    private final BoundBlock block;
    private final Globals globals;
    private final boolean strict;

    GarpCheck(BoundBlock block, Globals globals, boolean strict) {
        this.block = block;
        this.globals = globals;
        this.strict = strict;
    }

    GarpSettings complete() {
        long delay = globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_DELAY, 0, USUAL_DELAY);
        long repeat = globals.garp(GlobalDefsTable.VRRP_GARP_MASTER_REPEAT, 1, USUAL_REPEAT);
        long refresh = globals.get(GlobalDefsTable.VRRP_GARP_MASTER_REFRESH, 0L);
        long refreshRepeat = globals.get(GlobalDefsTable.VRRP_GARP_MASTER_REFRESH_REPEAT, 1L);
        long lowerDelay = strict ? 0 : globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_DELAY, delay);
        long lowerRepeat = strict ? 0 : globals.get(GlobalDefsTable.VRRP_GARP_LOWER_PRIO_REPEAT, repeat);
        return new GarpSettings(
                Globals.NANOS * block.get(VrrpInstanceTable.GARP_MASTER_DELAY, delay),
                block.get(VrrpInstanceTable.GARP_MASTER_REPEAT, repeat).intValue(),
                Globals.NANOS * block.get(VrrpInstanceTable.GARP_MASTER_REFRESH, refresh),
                block.get(VrrpInstanceTable.GARP_MASTER_REFRESH_REPEAT, refreshRepeat)
                        .intValue(),
                strict ? 0 : Globals.NANOS * block.get(VrrpInstanceTable.GARP_LOWER_PRIO_DELAY, lowerDelay),
                strict
                        ? 0
                        : block.get(VrrpInstanceTable.GARP_LOWER_PRIO_REPEAT, lowerRepeat)
                                .intValue());
    }
}
