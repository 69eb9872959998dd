package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.Preemption;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import org.jspecify.annotations.Nullable;

/** Completes what an instance brings into the election. */
final class ElectionCheck {
    private static final int OWNER = 255;
    private static final int DEFAULT_PRIORITY = 100;
    private static final long DEFAULT_DOWN_TIMER_ADVERTS = 3;

    private final BoundBlock block;
    private final Globals globals;
    private final boolean strict;
    private final Report report;
    private final @Nullable InitialState written;
    private final int priority;

    ElectionCheck(BoundBlock block, Globals globals, boolean strict, Report report) {
        this.block = block;
        this.globals = globals;
        this.strict = strict;
        this.report = report;
        this.written = writtenState();
        int usual = written == InitialState.MASTER ? OWNER : DEFAULT_PRIORITY;
        this.priority = block.get(VrrpInstanceTable.PRIORITY, (long) usual).intValue();
    }

    int priority() {
        return priority;
    }

    ElectionSettings complete() {
        InitialState state = state();
        return new ElectionSettings(state, priority, advertNanos(), downTimerAdverts(), preemption(state), adverts());
    }

    /** Once MASTER was written, a later BACKUP does not change it. */
    private @Nullable InitialState writtenState() {
        InitialState state = null;
        for (Setting<InitialState> setting : block.all(VrrpInstanceTable.STATE)) {
            if (state == InitialState.MASTER && setting.value() == InitialState.BACKUP) {
                report.add(
                        DiagnosticCode.DUPLICATE,
                        setting.at().span(),
                        "the state is already MASTER; this one is ignored");
            } else {
                state = setting.value();
            }
        }
        return state;
    }

    private InitialState state() {
        InitialState byPriority = priority == OWNER ? InitialState.MASTER : InitialState.BACKUP;
        if (written == null) {
            return byPriority;
        }
        if (strict && written != byPriority) {
            clear(VrrpInstanceTable.STATE, "in strict mode the state of priority " + priority + " is " + byPriority);
            return byPriority;
        }
        return written;
    }

    private long advertNanos() {
        long nanos = block.get(VrrpInstanceTable.ADVERT_INT, Globals.NANOS);
        long seconds = Math.max(1, (nanos + Globals.NANOS / 2) / Globals.NANOS);
        if (seconds * Globals.NANOS != nanos) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VrrpInstanceTable.ADVERT_INT),
                    "VRRPv2 sends adverts at whole seconds; advert_int is rounded to " + seconds);
        }
        return seconds * Globals.NANOS;
    }

    private int downTimerAdverts() {
        long usual = globals.get(GlobalDefsTable.VRRP_DOWN_TIMER_ADVERTS, DEFAULT_DOWN_TIMER_ADVERTS);
        long adverts = block.get(VrrpInstanceTable.DOWN_TIMER_ADVERTS, usual);
        if (strict && adverts != DEFAULT_DOWN_TIMER_ADVERTS) {
            clear(VrrpInstanceTable.DOWN_TIMER_ADVERTS, "strict mode waits for 3 adverts");
            return (int) DEFAULT_DOWN_TIMER_ADVERTS;
        }
        return (int) adverts;
    }

    private Preemption preemption(InitialState state) {
        boolean preempt = !isNopreempt();
        if (!preempt && state == InitialState.MASTER) {
            clear(VrrpInstanceTable.NOPREEMPT, "nopreempt does not work with state MASTER and is cleared");
            preempt = true;
        } else if (!preempt && priority == OWNER) {
            clear(VrrpInstanceTable.NOPREEMPT, "nopreempt does not work with priority 255 and is cleared");
            preempt = true;
        }
        long delay = block.get(VrrpInstanceTable.PREEMPT_DELAY, 0L);
        if (delay > 0 && (strict || !preempt || state == InitialState.MASTER)) {
            String reason = strict ? "strict mode" : preempt ? "state MASTER" : "nopreempt";
            clear(VrrpInstanceTable.PREEMPT_DELAY, "preempt_delay does not work with " + reason + " and is cleared");
            delay = 0;
        }
        return new Preemption(preempt, delay);
    }

    private boolean isNopreempt() {
        Setting<Boolean> no = block.setting(VrrpInstanceTable.NOPREEMPT);
        Setting<Boolean> yes = block.setting(VrrpInstanceTable.PREEMPT);
        return no != null && (yes == null || yes.order() < no.order());
    }

    private void clear(Keyword<?> keyword, String message) {
        report.add(DiagnosticCode.SETTING_CLEARED, block.span(keyword), message);
    }

    private AdvertHandling adverts() {
        boolean lower = block.get(
                VrrpInstanceTable.LOWER_PRIO_NO_ADVERT,
                strict || globals.isOn(GlobalDefsTable.VRRP_LOWER_PRIO_NO_ADVERT));
        boolean higher = block.get(
                VrrpInstanceTable.HIGHER_PRIO_SEND_ADVERT,
                !strict && globals.isOn(GlobalDefsTable.VRRP_HIGHER_PRIO_SEND_ADVERT));
        boolean skip = block.get(
                VrrpInstanceTable.SKIP_CHECK_ADV_ADDR, globals.isOn(GlobalDefsTable.VRRP_SKIP_CHECK_ADV_ADDR));
        return new AdvertHandling(strict || lower, !strict && higher, skip);
    }
}
