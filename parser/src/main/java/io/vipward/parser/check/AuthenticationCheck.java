package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpProtocol;
import io.vipward.parser.model.VrrpProtocol.Family;
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
    private static final String AH = "AH";
    private static final int VERSION_2 = 2;

    private final BoundBlock instance;
    private final VrrpProtocol protocol;
    private final Report report;

    AuthenticationCheck(BoundBlock instance, VrrpProtocol protocol, Report report) {
        this.instance = instance;
        this.protocol = protocol;
        this.report = report;
    }

    /**
     * The authentication.
     *
     * @param advertNanos decides how old a signed advert may be where nothing else is written
     */
    VrrpAuthentication complete(long advertNanos) {
        Setting<String> type = null;
        Setting<Word> password = null;
        for (Setting<BoundBlock> block : instance.all(VrrpInstanceTable.AUTHENTICATION)) {
            Setting<String> blockType = block.value().setting(AuthenticationTable.AUTH_TYPE);
            Setting<Word> blockPassword = block.value().setting(AuthenticationTable.AUTH_PASS);
            type = blockType == null ? type : blockType;
            password = blockPassword == null ? password : blockPassword;
        }
        AuthHmac hmac = new AuthHmacCheck(instance, protocol.strict(), report).complete(advertNanos);
        String passwordHex = password == null ? null : passwordHex(password.value());
        if (type == null && passwordHex == null) {
            return hmac == null ? VrrpAuthentication.NONE : VrrpAuthentication.of(hmac);
        }
        if (hmac != null) {
            clear("auth_hmac and authentication exclude each other; authentication is ignored");
            return VrrpAuthentication.of(hmac);
        }
        if (type == null || passwordHex == null) {
            incomplete(type);
            return VrrpAuthentication.NONE;
        }
        String objection = objection(type.value());
        if (objection != null) {
            clear(objection + " has no authentication; it is ignored");
            return VrrpAuthentication.NONE;
        }
        return VrrpAuthentication.of(
                type.value().equals(AH) ? VrrpAuthentication.Type.AH : VrrpAuthentication.Type.PASS, passwordHex);
    }

    private @Nullable String objection(String type) {
        if (protocol.strict()) {
            return "strict mode";
        }
        if (protocol.version() != VERSION_2) {
            return "VRRP version " + protocol.version();
        }
        return type.equals(AH) && protocol.family() == Family.IPV6 ? "auth_type AH of IPv6" : null;
    }

    private void clear(String message) {
        report.add(DiagnosticCode.SETTING_CLEARED, instance.span(VrrpInstanceTable.AUTHENTICATION), message);
    }

    private void incomplete(@Nullable Setting<String> type) {
        boolean hasType = type != null;
        report.add(
                DiagnosticCode.AUTHENTICATION_INCOMPLETE,
                hasType ? Verdict.REPORTED_AT_END : Verdict.ACCEPTED,
                instance.span(VrrpInstanceTable.AUTHENTICATION),
                "there is no " + (hasType ? "auth_pass" : "auth_type") + ", so there is no authentication",
                Advice.help("write auth_type PASS and auth_pass TEXT, each on a line of its own"));
    }

    private String passwordHex(Word word) {
        byte[] bytes = SourceBytes.encode(word.text());
        if (bytes.length > PASSWORD_BYTES) {
            report.add(
                    DiagnosticCode.PASSWORD_TRUNCATED,
                    word.span(),
                    "Truncating auth_pass to 8 characters: it has " + bytes.length + " bytes");
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, PASSWORD_BYTES));
    }
}
