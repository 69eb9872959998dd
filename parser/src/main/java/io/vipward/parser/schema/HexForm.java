package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes in hexadecimal, with or without blanks between them: two digits for each byte in lower case. */
enum HexForm implements Form<String> {
    BYTES("HEX ...", 1, "0123456789abcdef"),
    /** An x stands for any digit; nothing at all for any bytes. */
    PATTERN("[HEX ...]", 0, "0123456789abcdefx");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String syntax;
    private final int required;
    private final String digits;

    HexForm(String syntax, int required, String digits) {
        this.syntax = syntax;
        this.required = required;
        this.digits = digits;
    }

    @Override
    public String syntax() {
        return syntax;
    }

    @Override
    public int required() {
        return required;
    }

    @Override
    public Remark remark() {
        return Remark.EXTRA_WORD;
    }

    @Override
    public @Nullable String read(Arguments arguments) {
        StringBuilder bytes = new StringBuilder();
        while (arguments.hasNext()) {
            Word word = arguments.next();
            for (String group : BLANKS.split(word.text().trim().toLowerCase(Locale.ROOT), -1)) {
                if (!group.chars().allMatch(digit -> digits.indexOf(digit) >= 0)) {
                    arguments.report(
                            DiagnosticCode.INVALID_NUMBER,
                            word,
                            word + " is not hexadecimal; " + arguments.keyword() + " is ignored",
                            Advice.help("write two digits for each byte, with or without blanks between them"));
                    return null;
                }
                append(bytes, group);
            }
        }
        return bytes.toString();
    }

    /** The last digit of an odd number of them is a byte of its own. */
    private static void append(StringBuilder bytes, String group) {
        int even = group.length() & ~1;
        bytes.append(group, 0, even);
        if (even < group.length()) {
            bytes.append('0').append(group.charAt(even));
        }
    }
}
