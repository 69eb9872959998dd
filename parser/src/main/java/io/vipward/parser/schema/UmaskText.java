package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file creation mask: a number in decimal, octal or hexadecimal, or names of bits joined by |. */
final class UmaskText {
    private static final int MOST = 0777;
    private static final int MOST_DIGITS = 8;
    private static final int OCTAL = 8;
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;
    private static final Map<String, Integer> BITS = Map.of(
            "IRUSR", 0400, "IWUSR", 0200, "IXUSR", 0100, "IRGRP", 040, "IWGRP", 020, "IXGRP", 010, "IROTH", 04, "IWOTH",
            02, "IXOTH", 01);

    private UmaskText() {}

    static @Nullable Integer read(Arguments arguments) {
        Word first = arguments.next();
        String text = first.text();
        if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
            Integer number = number(text);
            if (number == null) {
                return invalid(arguments, first, first + " is not a mask between 0 and 0777");
            }
            return GlobalForms.tooMany(arguments) ? null : number;
        }
        List<String> words = new ArrayList<>(List.of(text));
        while (arguments.hasNext()) {
            words.add(arguments.next().text());
        }
        return bits(String.join(" ", words), first, arguments);
    }

    private static @Nullable Integer number(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        int base = hexadecimal ? HEXADECIMAL : text.startsWith("0") ? OCTAL : DECIMAL;
        String digits = hexadecimal ? text.substring(2) : text;
        boolean number = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(digit -> digit < 0x80 && Character.digit(digit, base) >= 0);
        int value = number ? Integer.parseUnsignedInt(digits, base) : -1;
        return value < 0 || value > MOST ? null : value;
    }

    private static @Nullable Integer bits(String text, Word place, Arguments arguments) {
        int mask = 0;
        for (String name : text.split("\\|", -1)) {
            Integer bit = BITS.get(name.strip());
            if (bit == null) {
                return invalid(
                        arguments,
                        place,
                        name.isBlank() ? "a bit is missing beside a |" : "there is no bit " + name.strip());
            }
            mask |= bit;
        }
        return mask;
    }

    private static @Nullable Integer invalid(Arguments arguments, Word place, String what) {
        arguments.report(
                DiagnosticCode.INVALID_NUMBER,
                place,
                what + "; umask is ignored",
                Advice.help("write an octal number such as 022, or names such as IWGRP|IWOTH"));
        return null;
    }
}
