package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;

/** The length behind an address and a slash. */
final class Prefix {
    private static final int MOST_DIGITS = 3;

    private Prefix() {}

    /**
     * Reads it.
     *
     * @param slash where it stands in the word, negative for nowhere
     * @param most how many bits an address has, which is also what replaces a length that does not even begin with a number
     */
    static int read(Word word, int slash, int most, Arguments arguments) {
        if (slash < 0) {
            return most;
        }
        String text = word.text().substring(slash + 1);
        int value = 0;
        int digits = 0;
        while (digits < text.length()
                && digits <= MOST_DIGITS
                && Character.digit(text.charAt(digits), 10) >= 0
                && text.charAt(digits) < 0x80) {
            value = value * 10 + Character.digit(text.charAt(digits), 10);
            digits++;
        }
        boolean usable = digits > 0 && digits <= MOST_DIGITS && value <= most;
        if (usable && digits == text.length()) {
            return value;
        }
        int used = usable ? value : most;
        arguments.report(
                DiagnosticCode.INVALID_PREFIX,
                text.isEmpty() ? Verdict.ACCEPTED : Verdict.REPORTED,
                word,
                "/" + text + " is not a prefix length of 0.." + most + "; /" + used + " is used",
                text.indexOf('.') < 0 ? Advice.NONE : Advice.help("write the number of bits, such as /24"));
        return used;
    }
}
