package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.RouteMetrics;
import io.vipward.parser.model.RouteMetrics.CongestionControl;
import io.vipward.parser.model.RouteMetrics.Kind;
import io.vipward.parser.model.RouteMetrics.RouteMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of a route, as its options are read. Of two of a kind the later one counts. */
final class MetricsReader {
    private static final long ANY = 0xffff_ffffL;
    private static final int MOST_TIME_CHARACTERS = 20;
    /** A shorter time is of no use to TCP. */
    private static final long LEAST_MILLIS = 200;

    private static final long MOST_MILLIS_PER_UNIT = 120_000;
    private static final Map<String, Metric> METRICS = Map.ofEntries(
            Map.entry("mtu", new Metric(Kind.MTU, true, ANY)),
            Map.entry("advmss", new Metric(Kind.ADVMSS, true, ANY)),
            Map.entry("reordering", new Metric(Kind.REORDERING, true, ANY)),
            Map.entry("cwnd", new Metric(Kind.CWND, true, ANY)),
            Map.entry("ssthresh", new Metric(Kind.SSTHRESH, true, ANY)),
            Map.entry("window", new Metric(Kind.WINDOW, false, ANY)),
            Map.entry("initcwnd", new Metric(Kind.INITCWND, false, ANY)),
            Map.entry("initrwnd", new Metric(Kind.INITRWND, false, ANY)),
            Map.entry("hoplimit", new Metric(Kind.HOPLIMIT, false, 255)),
            Map.entry("quickack", new Metric(Kind.QUICKACK, false, 1)),
            Map.entry("fastopen_no_cookie", new Metric(Kind.FASTOPEN_NO_COOKIE, false, 1)));
    private static final Map<String, Timing> TIMES = Map.of(
            "rtt", new Timing(Kind.RTT, 8),
            "rttvar", new Timing(Kind.RTTVAR, 4),
            "rto_min", new Timing(Kind.RTO_MIN, 1));

    private final EntryWords words;
    private final Map<Kind, RouteMetric> metrics = new EnumMap<>(Kind.class);
    private @Nullable CongestionControl congestionControl;

    private record Metric(Kind kind, boolean lockable, long most) {}

    /** A time, of which the kernel counts so many to the millisecond. */
    private record Timing(Kind kind, int perMilli) {}

    MetricsReader(EntryWords words) {
        this.words = words;
    }

    RouteMetrics metrics() {
        return new RouteMetrics(new ArrayList<>(metrics.values()), congestionControl);
    }

    /** Whether the word was an option of this reader, which then has its argument too. */
    boolean read(Word option) {
        Metric metric = METRICS.get(option.text());
        Timing timing = TIMES.get(option.text());
        if (metric != null) {
            boolean locked = metric.lockable && words.take("lock");
            Long value = words.number(option, 0, metric.most);
            put(metric.kind, value, locked);
        } else if (timing != null) {
            boolean locked = words.take("lock");
            put(timing.kind, time(option, timing), locked);
        } else if (option.text().equals("congctl")) {
            boolean locked = words.take("lock");
            Word name = words.argument(option);
            congestionControl = name == null ? null : new CongestionControl(name.text(), locked);
        } else if (option.text().equals("features")) {
            features(option);
        } else {
            return false;
        }
        return true;
    }

    private void put(Kind kind, @Nullable Long value, boolean locked) {
        if (value != null) {
            boolean stays =
                    locked || (metrics.containsKey(kind) && metrics.get(kind).locked());
            metrics.put(kind, new RouteMetric(kind, value, stays));
        }
    }

    private void features(Word option) {
        Word name = words.argument(option);
        if (name == null) {
            return;
        }
        if (name.text().equals("ecn")) {
            put(Kind.FEATURES, 1L, false);
        } else {
            words.report(
                    DiagnosticCode.INVALID_CHOICE,
                    name,
                    name + " is not a feature of routes and is ignored",
                    Advice.help("features ecn"));
        }
    }

    /** A number with {@code s} or {@code ms}; without one it is what the kernel counts. */
    private @Nullable Long time(Word option, Timing timing) {
        Word word = words.argument(option);
        if (word == null) {
            return null;
        }
        String text = word.text();
        int unit = text.endsWith("ms") ? 2 : text.endsWith("s") ? 1 : 0;
        BigDecimal number = decimal(text.substring(0, text.length() - unit));
        BigDecimal factor =
                unit == 0 ? BigDecimal.ONE : BigDecimal.valueOf((unit == 1 ? 1_000L : 1L) * timing.perMilli);
        long most = MOST_MILLIS_PER_UNIT * timing.perMilli * (unit == 0 ? 1 : timing.perMilli);
        BigDecimal value = number == null ? null : number.multiply(factor).setScale(0, RoundingMode.HALF_UP);
        if (value == null || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            words.drop(
                    number == null ? DiagnosticCode.INVALID_NUMBER : DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    word + " is not a time for " + option,
                    Advice.help("write seconds as 1.5s or milliseconds as 300ms, at most 120s"));
            return null;
        }
        if (unit == 0 && number != null && number.stripTrailingZeros().scale() > 0) {
            words.report(
                    DiagnosticCode.TOO_MANY_DECIMALS,
                    word,
                    word + " is rounded to " + value.toPlainString(),
                    Advice.NONE);
        }
        return atLeast(value.longValue(), LEAST_MILLIS * timing.perMilli, word);
    }

    private long atLeast(long value, long least, Word word) {
        if (value < least) {
            words.remark(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE, word, word + " is less than 200ms, which is used", Advice.NONE);
        }
        return Math.max(value, least);
    }

    private static @Nullable BigDecimal decimal(String text) {
        boolean valid = !text.isEmpty()
                && text.length() <= MOST_TIME_CHARACTERS
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && text.indexOf('.') == text.lastIndexOf('.')
                && !text.equals(".");
        return valid ? new BigDecimal(text) : null;
    }
}
