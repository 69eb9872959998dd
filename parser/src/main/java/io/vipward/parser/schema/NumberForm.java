package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.source.Lines;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A decimal whole number in a range.
 *
 * <p>keepalived reads most numbers leniently: of {@code 7s} it uses the 7 and complains. Some keywords are strict and
 * refuse such a word.
 */
final class NumberForm implements Form<Long> {
    static final long UNSIGNED_INT = 0xffff_ffffL;
    static final long INT = Integer.MAX_VALUE;
    private static final int MOST_DIGITS = 40;
    private static final int PLAIN_DIGITS = 18;

    private final long least;
    private final long most;
    private final boolean strict;
    private final @Nullable Long forZero;
    private final @Nullable Long forInvalid;

    private NumberForm(long least, long most, boolean strict, @Nullable Long forZero, @Nullable Long forInvalid) {
        this.least = least;
        this.most = most;
        this.strict = strict;
        this.forZero = forZero;
        this.forInvalid = forInvalid;
    }

    /** Digits at the beginning of the word are enough. */
    static NumberForm lenient(long least, long most) {
        return new NumberForm(least, most, false, null, null);
    }

    /** The whole word must be a number. */
    static NumberForm strict(long least, long most) {
        return new NumberForm(least, most, true, null, null);
    }

    /** Zero is reported and replaced. */
    NumberForm insteadOfZero(long value) {
        return new NumberForm(least, most, strict, value, forInvalid);
    }

    /** What is no number, or out of range, is reported and replaced, even where another value stood before. */
    NumberForm insteadOfInvalid(long value) {
        return new NumberForm(least, most, strict, forZero, value);
    }

    @Override
    public String syntax() {
        return least + ".." + most;
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public @Nullable Long read(Arguments arguments) {
        Long value = read(arguments.next(), arguments);
        return value == null ? forInvalid : value;
    }

    /** The value of one word, or null with a diagnostic. */
    @Nullable
    Long read(Word word, Arguments arguments) {
        long plain = plain(word.text());
        if (plain >= Math.max(0, least) && plain <= most && (plain != 0 || forZero == null)) {
            return plain;
        }
        String text = word.text();
        text = text.substring(Lines.firstInk(text, 0, text.length()));
        int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int end = digits;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean hasTail = end < text.length();
        if ((end == digits && !text.isEmpty()) || end > MOST_DIGITS || (hasTail && strict)) {
            arguments.report(
                    DiagnosticCode.INVALID_NUMBER,
                    word,
                    word + " is not a number; " + arguments.keyword() + " needs " + syntax()
                            + (forInvalid == null ? "" : ", and " + forInvalid + " is used"));
            return null;
        }
        BigInteger value = text.isEmpty() ? BigInteger.ZERO : new BigInteger(text.substring(0, end));
        Long accepted = accept(value, word, arguments);
        if (hasTail && accepted != null) {
            arguments.report(
                    DiagnosticCode.TRAILING_TEXT,
                    word,
                    word + " is not only a number; " + accepted + " is used",
                    Advice.keepalived("uses it too, but refuses it in a configuration test"));
        }
        return accepted;
    }

    /** The value of a word that is a few digits and nothing else, as nearly all are; -1 for any other word. */
    static long plain(String text) {
        if (text.isEmpty() || text.length() > PLAIN_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private @Nullable Long accept(BigInteger value, Word word, Arguments arguments) {
        if (forZero != null && value.signum() == 0) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    arguments.keyword() + " must be greater than 0; " + forZero + " is used");
            return forZero;
        }
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    word + " is outside the range " + syntax() + " of " + arguments.keyword()
                            + (forInvalid == null ? " and is ignored" : "; " + forInvalid + " is used"));
            return null;
        }
        return value.longValueExact();
    }
}
