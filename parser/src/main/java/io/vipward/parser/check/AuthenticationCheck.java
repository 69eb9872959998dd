package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.schema.AuthenticationTable;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import io.vipward.parser.source.SourceBytes;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Completes {@code authentication}. */
final class AuthenticationCheck {
    private static final int PASSWORD_BYTES = 8;

    private final BoundBlock instance;
    private final boolean strict;
    private final Report report;

    AuthenticationCheck(BoundBlock instance, boolean strict, Report report) {
        this.instance = instance;
        this.strict = strict;
        this.report = report;
    }

    /** The authentication, or null with a diagnostic if the instance must not run without the one it asks for. */
    @Nullable
    VrrpAuthentication complete() {
        Setting<String> type = null;
        Setting<Word> password = null;
        for (Setting<BoundBlock> block : instance.all(VrrpInstanceTable.AUTHENTICATION)) {
            Setting<String> blockType = block.value().setting(AuthenticationTable.AUTH_TYPE);
            Setting<Word> blockPassword = block.value().setting(AuthenticationTable.AUTH_PASS);
            type = blockType == null ? type : blockType;
            password = blockPassword == null ? password : blockPassword;
        }
        if (type == null && password == null) {
            return VrrpAuthentication.NONE;
        }
        if (strict) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    instance.span(VrrpInstanceTable.AUTHENTICATION),
                    "strict mode has no authentication; it is ignored");
            return VrrpAuthentication.NONE;
        }
        if (type == null || password == null) {
            incomplete(type);
            return VrrpAuthentication.NONE;
        }
        if (type.value().equals("AH")) {
            report.add(
                    DiagnosticCode.REFUSED,
                    type.at().span(),
                    "auth_type AH is not supported by this version; the instance is left out");
            return null;
        }
        return password(password.value());
    }

    private void incomplete(@Nullable Setting<String> type) {
        boolean hasType = type != null;
        report.add(
                DiagnosticCode.AUTHENTICATION_INCOMPLETE,
                hasType ? Verdict.REPORTED : Verdict.ACCEPTED,
                instance.span(VrrpInstanceTable.AUTHENTICATION),
                "there is no " + (hasType ? "auth_pass" : "auth_type") + ", so there is no authentication",
                Advice.help("write auth_type PASS and auth_pass TEXT, each on a line of its own"));
    }

    private VrrpAuthentication password(Word word) {
        byte[] bytes = SourceBytes.encode(word.text());
        if (bytes.length > PASSWORD_BYTES) {
            report.add(
                    DiagnosticCode.PASSWORD_TRUNCATED,
                    word.span(),
                    "Truncating auth_pass to 8 characters: it has " + bytes.length + " bytes");
        }
        byte[] field = Arrays.copyOf(bytes, PASSWORD_BYTES);
        return new VrrpAuthentication(
                VrrpAuthentication.Type.PASS, HexFormat.of().formatHex(field));
    }
}
