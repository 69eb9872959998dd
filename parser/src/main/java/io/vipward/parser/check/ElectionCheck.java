package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.Preemption;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpProtocol;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Completes what an instance brings into the election. */
final class ElectionCheck {
    static final int OWNER = 255;
    private static final int DEFAULT_PRIORITY = 100;
    private static final long DEFAULT_DOWN_TIMER_ADVERTS = 3;
    private static final int VERSION_3 = 3;
    private static final long CENTI = Globals.NANOS / 100;
    private static final long MOST_CENTIS = 4095;

    private final BoundBlock block;
    private final Globals globals;
    private final boolean strict;
    private final Report report;
    private final @Nullable InitialState written;
    private final int priority;
    private final long advertNanos;

    ElectionCheck(BoundBlock block, Globals globals, VrrpProtocol protocol, Report report) {
        this.block = block;
        this.globals = globals;
        this.strict = protocol.strict();
        this.report = report;
        this.written = writtenState();
        int usual = written == InitialState.MASTER ? OWNER : DEFAULT_PRIORITY;
        this.priority = block.get(VrrpInstanceTable.PRIORITY, (long) usual).intValue();
        this.advertNanos = protocol.version() == VERSION_3 ? advertNanosOfVersion3() : advertNanosOfVersion2();
    }

    int priority() {
        return priority;
    }

    long advertNanos() {
        return advertNanos;
    }

    ElectionSettings complete(VrrpAuthentication.Type authentication) {
        InitialState state = state(authentication);
        return new ElectionSettings(state, priority, advertNanos, downTimerAdverts(), preemption(state), adverts());
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

    private InitialState state(VrrpAuthentication.Type authentication) {
        InitialState byPriority = priority == OWNER ? InitialState.MASTER : InitialState.BACKUP;
        if (written == null) {
            return byPriority;
        }
        if (strict && written != byPriority) {
            clear(VrrpInstanceTable.STATE, "in strict mode the state of priority " + priority + " is " + byPriority);
            return byPriority;
        }
        boolean signed = authentication == VrrpAuthentication.Type.AH;
        if (signed && written == InitialState.MASTER && priority != OWNER) {
            clear(VrrpInstanceTable.STATE, "auth_type AH does not work with state MASTER, which is ignored");
            return InitialState.BACKUP;
        }
        return written;
    }

    /** RFC 5798, section 5.2.7: twelve bits of centiseconds. */
    private long advertNanosOfVersion3() {
        long nanos = block.get(VrrpInstanceTable.ADVERT_INT, Globals.NANOS);
        long centis = Math.max(1, (nanos + CENTI / 2) / CENTI);
        if (centis * CENTI != nanos) {
            clear(
                    VrrpInstanceTable.ADVERT_INT,
                    "VRRPv3 counts hundredths of a second; advert_int is rounded to " + seconds(centis));
        }
        if (centis > MOST_CENTIS) {
            clear(
                    VrrpInstanceTable.ADVERT_INT,
                    "VRRPv3 sends adverts at most " + seconds(MOST_CENTIS) + " seconds apart; that is used");
            centis = MOST_CENTIS;
        }
        return centis * CENTI;
    }

    private static String seconds(long centis) {
        return BigDecimal.valueOf(centis, 2).stripTrailingZeros().toPlainString();
    }

    private long advertNanosOfVersion2() {
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
        return new Preemption(preempt, preemptDelay(preempt, state), yieldsAfterStall(preempt));
    }

    private long preemptDelay(boolean preempt, InitialState state) {
        long delay = block.get(VrrpInstanceTable.PREEMPT_DELAY, 0L);
        if (delay > 0 && (strict || !preempt || state == InitialState.MASTER)) {
            String reason = strict ? "strict mode" : preempt ? "state MASTER" : "nopreempt";
            clear(VrrpInstanceTable.PREEMPT_DELAY, "preempt_delay does not work with " + reason + " and is cleared");
            return 0;
        }
        return delay;
    }

    private int yieldsAfterStall(boolean preempt) {
        long most = block.get(VrrpInstanceTable.TIMER_EXPIRED_BACKUP, 0L);
        if (most > 0 && preempt) {
            clear(VrrpInstanceTable.TIMER_EXPIRED_BACKUP, "timer_expired_backup needs nopreempt and is ignored");
            return 0;
        }
        return (int) most;
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
        Boolean lower = block.get(VrrpInstanceTable.LOWER_PRIO_NO_ADVERT);
        Boolean higher = block.get(VrrpInstanceTable.HIGHER_PRIO_SEND_ADVERT);
        if (strict && lower != null && !lower) {
            clear(VrrpInstanceTable.LOWER_PRIO_NO_ADVERT, "strict mode does not answer adverts of lower priority");
        }
        if (strict && higher != null && higher) {
            clear(VrrpInstanceTable.HIGHER_PRIO_SEND_ADVERT, "strict mode does not answer adverts of higher priority");
        }
        boolean usualLower = globals.isOn(GlobalDefsTable.VRRP_LOWER_PRIO_NO_ADVERT);
        boolean usualHigher = globals.isOn(GlobalDefsTable.VRRP_HIGHER_PRIO_SEND_ADVERT);
        return new AdvertHandling(
                strict || (lower == null ? usualLower : lower),
                !strict && (higher == null ? usualHigher : higher),
                block.get(
                        VrrpInstanceTable.SKIP_CHECK_ADV_ADDR, globals.isOn(GlobalDefsTable.VRRP_SKIP_CHECK_ADV_ADDR)),
                ownerIgnoresAdverts());
    }

    private boolean ownerIgnoresAdverts() {
        Boolean own = block.get(VrrpInstanceTable.OWNER_IGNORE_ADVERTS);
        if (priority != OWNER) {
            if (own != null && own) {
                clear(VrrpInstanceTable.OWNER_IGNORE_ADVERTS, "owner_ignore_adverts is only for priority 255");
            }
            return false;
        }
        if (own != null && !own) {
            report.add(
                    DiagnosticCode.FLAG_CANNOT_BE_OFF,
                    Verdict.REPORTED_AT_END,
                    block.span(VrrpInstanceTable.OWNER_IGNORE_ADVERTS),
                    "owner_ignore_adverts is turned off here, as written",
                    Advice.keepalived("turns it on for priority 255"));
        }
        return own == null ? strict || globals.isOn(GlobalDefsTable.VRRP_OWNER_IGNORE_ADVERTS) : own;
    }
}
