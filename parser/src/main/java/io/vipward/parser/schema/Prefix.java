package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;

/** The length behind an address and a slash. */
final class Prefix {
    private Prefix() {}

    /**
     * Reads it.
     *
     * @param slash where it stands in the word, negative for nowhere
     * @param most how many bits an address has, which is also what an invalid length is replaced with
     */
    static int read(Word word, int slash, int most, Arguments arguments) {
        if (slash < 0) {
            return most;
        }
        String text = word.text().substring(slash + 1);
        int value = 0;
        boolean valid = !text.isEmpty() && text.length() <= 3;
        for (int i = 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (valid && value <= most) {
            return value;
        }
        arguments.report(
                DiagnosticCode.INVALID_PREFIX,
                word,
                "/" + text + " is not a prefix length of 0.." + most + "; /" + most + " is used",
                text.indexOf('.') < 0 ? Advice.NONE : Advice.help("write the number of bits, such as /24"));
        return most;
    }
}
