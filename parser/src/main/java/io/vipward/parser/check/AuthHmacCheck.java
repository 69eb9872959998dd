package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.AuthHmac.AntiReplay;
import io.vipward.parser.model.AuthHmac.Mode;
import io.vipward.parser.schema.AuthHmacTable;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes {@code auth_hmac}. */
final class AuthHmacCheck {
    private static final long LEAST_WINDOW = 5;
    private static final long MOST_WINDOW = 300;
    private static final long ADVERTS_IN_WINDOW = 3;

    private final BoundBlock instance;
    private final List<BoundBlock> blocks;
    private final boolean strict;
    private final Report report;

    AuthHmacCheck(BoundBlock instance, boolean strict, Report report) {
        this.instance = instance;
        this.blocks = instance.values(VrrpInstanceTable.AUTH_HMAC);
        this.strict = strict;
        this.report = report;
    }

    /** The digest, or null where there is none, or none that could work, which is reported. */
    @Nullable
    AuthHmac complete(long advertNanos) {
        if (blocks.isEmpty()) {
            return null;
        }
        Map<Integer, AuthHmac.Key> keys = keys();
        Long active = get(AuthHmacTable.ACTIVE_KEY);
        if (active == null || !keys.containsKey(active.intValue())) {
            report.add(
                    DiagnosticCode.AUTHENTICATION_INCOMPLETE,
                    Verdict.REPORTED_AT_END,
                    instance.span(VrrpInstanceTable.AUTH_HMAC),
                    (active == null ? "auth_hmac has no active_key" : "auth_hmac has no key " + active)
                            + ", so there is no authentication",
                    Advice.help("write key NUMBER TEXT and active_key NUMBER"));
            return null;
        }
        long usual = Math.max(LEAST_WINDOW, Math.min(MOST_WINDOW, ADVERTS_IN_WINDOW * advertNanos / Globals.NANOS));
        Long window = get(AuthHmacTable.TIME_WINDOW);
        AntiReplay antiReplay = get(AuthHmacTable.ANTI_REPLAY);
        return new AuthHmac(
                List.copyOf(keys.values()),
                active.intValue(),
                (int) (window == null ? usual : window),
                antiReplay == null ? AntiReplay.TIME : antiReplay,
                mode());
    }

    private Mode mode() {
        Mode mode = get(AuthHmacTable.MODE);
        if (strict && mode != null && mode != Mode.ENFORCE) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    instance.span(VrrpInstanceTable.AUTH_HMAC),
                    "strict mode enforces auth_hmac; mode " + mode.word() + " is ignored");
            return Mode.ENFORCE;
        }
        return mode == null ? Mode.ENFORCE : mode;
    }

    private Map<Integer, AuthHmac.Key> keys() {
        Map<Integer, AuthHmac.Key> keys = new LinkedHashMap<>();
        for (BoundBlock block : blocks) {
            for (Setting<AuthHmac.Key> setting : block.all(AuthHmacTable.KEY)) {
                if (keys.putIfAbsent(setting.value().number(), setting.value()) != null) {
                    report.add(
                            DiagnosticCode.DUPLICATE,
                            setting.at().span(),
                            "there is already a key " + setting.value().number() + "; this one is ignored");
                }
            }
        }
        return keys;
    }

    private <T> @Nullable T get(Keyword<T> keyword) {
        T value = null;
        for (BoundBlock block : blocks) {
            T written = block.get(keyword);
            value = written == null ? value : written;
        }
        return value;
    }
}
