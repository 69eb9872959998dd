package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ACCUMULATES;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.source.SourceBytes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code auth_hmac} of a {@code vrrp_instance}. */
public final class AuthHmacTable {
    static final Table TABLE = new Table("auth_hmac");
    private static final int LEAST_BYTES = 32;
    private static final int MOST_BYTES = 64;
    private static final String HEX = "hex:";
    private static final String FILE = "file:";
    private static final NumberForm NUMBER = NumberForm.strict(1, 255);

    public static final Keyword<AuthHmac.Key> KEY = TABLE.keyword(
            "key",
            new SimpleForm<>("1..255 TEXT|hex:DIGITS|file:PATH", 2, Remark.IGNORED, AuthHmacTable::key),
            "none",
            "a key of 32 to 64 bytes and its number",
            ACCUMULATES);
    public static final Keyword<Long> ACTIVE_KEY =
            TABLE.keyword("active_key", NumberForm.strict(1, 255), "none", "the key that adverts are signed with");
    public static final Keyword<Long> TIME_WINDOW = TABLE.keyword(
            "time_window",
            NumberForm.strict(1, 300),
            "3 * advert_int, at least 5",
            "seconds that an advert may be old");
    public static final Keyword<AuthHmac.AntiReplay> ANTI_REPLAY = TABLE.keyword(
            "anti_replay",
            ChoiceForm.of(AuthHmac.AntiReplay.values(), value -> value.name().toLowerCase(Locale.ROOT)),
            "time",
            "what protects against repetition");
    public static final Keyword<AuthHmac.Mode> MODE = TABLE.keyword(
            "mode",
            ChoiceForm.of(AuthHmac.Mode.values(), AuthHmac.Mode::word),
            "enforce",
            "what happens to adverts without a digest");

    private AuthHmacTable() {}

    private static AuthHmac.@Nullable Key key(Arguments arguments) {
        Long number = NUMBER.read(arguments);
        Word word = arguments.next();
        String fault = fault(word.text());
        if (fault != null) {
            arguments.report(DiagnosticCode.INVALID_ENTRY, word, "the key is ignored: " + fault);
        }
        if (number == null || fault != null) {
            return null;
        }
        return new AuthHmac.Key(number.intValue(), word.text());
    }

    /** What is wrong with a key, null for nothing; a file is read when the daemon starts. */
    private static @Nullable String fault(String text) {
        if (text.startsWith(FILE)) {
            return text.length() == FILE.length() ? "file: needs a path" : null;
        }
        int bytes = SourceBytes.encode(text).length;
        if (text.startsWith(HEX)) {
            String digits = text.substring(HEX.length());
            if (digits.length() % 2 != 0 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                return "hex: needs pairs of hexadecimal digits";
            }
            bytes = digits.length() / 2;
        }
        boolean fits = bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
        return fits ? null : "it has " + bytes + " bytes, not " + LEAST_BYTES + " to " + MOST_BYTES;
    }
}
