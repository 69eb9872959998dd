package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.source.Lines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A time with decimals, in seconds or in milliseconds, as nanoseconds.
 *
 * <p>keepalived takes {@code 5s} for 5 of its smallest unit, five microseconds, or refuses it. Nobody means that: a unit
 * that is understood is followed, with a warning, and another one is refused.
 */
final class TimeForm implements Form<Long> {
    private static final Map<String, BigDecimal> SECONDS_PER_UNIT = Map.of(
            "s", BigDecimal.ONE,
            "sec", BigDecimal.ONE,
            "secs", BigDecimal.ONE,
            "second", BigDecimal.ONE,
            "seconds", BigDecimal.ONE,
            "ms", new BigDecimal("0.001"),
            "msec", new BigDecimal("0.001"),
            "us", new BigDecimal("0.000001"),
            "usec", new BigDecimal("0.000001"));
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MOST_WHOLE = BigDecimal.valueOf(999_999_999);
    private static final int MICROSECONDS = 6;
    private static final int MILLISECONDS = 3;
    private static final int MOST_CHARACTERS = 60;

    private final BigDecimal least;
    private final BigDecimal most;
    private final int decimals;
    private final @Nullable BigDecimal forZero;
    private final Unit unit;
    /** Whole numbers in this range need no rounding and no words about them. */
    private final long leastWhole;

    private final long mostWhole;

    /** What a number without a unit counts. */
    private enum Unit {
        SECONDS(BigDecimal.ONE),
        MILLISECONDS(new BigDecimal("0.001"));

        private final BigDecimal seconds;

        Unit(BigDecimal seconds) {
            this.seconds = seconds;
        }

        private long nanos() {
            return this == SECONDS ? 1_000_000_000L : 1_000_000L;
        }

        private String singular() {
            return this == SECONDS ? "second" : "millisecond";
        }
    }

    private TimeForm(BigDecimal least, BigDecimal most, int decimals, @Nullable BigDecimal forZero, Unit unit) {
        this.least = least;
        this.most = most;
        this.decimals = decimals;
        this.forZero = forZero;
        this.unit = unit;
        this.leastWhole =
                least.setScale(0, RoundingMode.CEILING).max(BigDecimal.ZERO).longValue();
        this.mostWhole = most.setScale(0, RoundingMode.FLOOR).min(MOST_WHOLE).longValue();
    }

    /** With up to six decimals. */
    static TimeForm seconds(String least, String most) {
        return new TimeForm(new BigDecimal(least), new BigDecimal(most), MICROSECONDS, null, Unit.SECONDS);
    }

    /** With up to three decimals; 0 is reported and replaced by one second. */
    static TimeForm coarseSeconds(String least, String most) {
        return new TimeForm(new BigDecimal(least), new BigDecimal(most), MILLISECONDS, BigDecimal.ONE, Unit.SECONDS);
    }

    /** In milliseconds, with up to three decimals. */
    static TimeForm milliseconds(String least, String most) {
        return new TimeForm(new BigDecimal(least), new BigDecimal(most), MILLISECONDS, null, Unit.MILLISECONDS);
    }

    @Override
    public String syntax() {
        return unit + " (" + least.toPlainString() + ".." + most.toPlainString() + ")";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public @Nullable Long read(Arguments arguments) {
        Word word = arguments.next();
        long whole = NumberForm.plain(word.text());
        if (whole >= leastWhole && whole <= mostWhole && (whole != 0 || forZero == null)) {
            return whole * unit.nanos();
        }
        String text = trimmed(word.text());
        if (text.startsWith("+")) {
            text = text.substring(1);
        }
        int end = 0;
        while (end < text.length() && (text.charAt(end) == '.' || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        BigDecimal number = number(text.substring(0, end));
        BigDecimal times = end == text.length() ? BigDecimal.ONE : times(text.substring(end));
        if (number == null || times == null) {
            invalid(word, arguments, number != null);
            return null;
        }
        if (end < text.length()) {
            suffix(word, number, number.multiply(times), arguments);
        }
        return inRange(rounded(number.multiply(times), word, arguments), word, arguments);
    }

    /** Without blanks of ASCII around it; any other blank, such as a full-width one, is no blank for keepalived. */
    private static String trimmed(String text) {
        int first = Lines.firstInk(text, 0, text.length());
        return text.substring(first, Lines.trimmedEnd(text, first, text.length()));
    }

    /** How many of the form's units a unit is. All of them are powers of ten, so the quotient is exact. */
    private @Nullable BigDecimal times(String suffix) {
        BigDecimal seconds = SECONDS_PER_UNIT.get(suffix.toLowerCase(Locale.ROOT));
        return seconds == null ? null : seconds.divide(unit.seconds);
    }

    private static @Nullable BigDecimal number(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        boolean onePoint = text.indexOf('.') == text.lastIndexOf('.');
        if (!ascii || !onePoint || text.length() > MOST_CHARACTERS || text.equals(".")) {
            return null;
        }
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private void invalid(Word word, Arguments arguments, boolean hasDigits) {
        String keepalived = "takes the digits before it for microseconds where it can";
        arguments.report(
                DiagnosticCode.INVALID_NUMBER,
                word,
                word + " is not a time in " + unit.singular() + "s; " + arguments.keyword() + " is ignored",
                hasDigits ? new Advice("write " + unit.singular() + "s, such as 1.5", keepalived) : Advice.NONE);
    }

    private void suffix(Word word, BigDecimal number, BigDecimal value, Arguments arguments) {
        String written = value.stripTrailingZeros().toPlainString();
        String smallest = decimals == MICROSECONDS ? "microsecond" : "millisecond";
        String keepalived = unit == Unit.MILLISECONDS
                ? "ignores it"
                : "takes the digits for " + number.toPlainString().replaceAll("\\..*", "")
                        + " of its smallest unit, the " + smallest;
        arguments.report(
                DiagnosticCode.TIME_SUFFIX,
                word,
                word + " is taken for " + written + " " + unit.singular() + (written.equals("1") ? "" : "s"),
                new Advice("write " + arguments.keyword() + " " + written, keepalived));
    }

    private BigDecimal rounded(BigDecimal seconds, Word word, Arguments arguments) {
        if (seconds.stripTrailingZeros().scale() <= decimals) {
            return seconds;
        }
        BigDecimal rounded = seconds.setScale(decimals, RoundingMode.HALF_UP);
        arguments.report(
                DiagnosticCode.TOO_MANY_DECIMALS,
                word,
                word + " has more than " + decimals + " decimal places; "
                        + rounded.stripTrailingZeros().toPlainString() + " is used");
        return rounded;
    }

    private @Nullable Long inRange(BigDecimal seconds, Word word, Arguments arguments) {
        BigDecimal value = seconds;
        if (forZero != null && value.signum() == 0) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    arguments.keyword() + " must be greater than 0; " + forZero.toPlainString() + " is used");
            value = forZero;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    word + " is outside the range " + least.toPlainString() + ".." + most.toPlainString() + " of "
                            + arguments.keyword() + " and is ignored");
            return null;
        }
        return value.multiply(unit.seconds)
                .multiply(NANOS_PER_SECOND)
                .min(LONGEST)
                .longValue();
    }
}
