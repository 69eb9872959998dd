package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to send something by HTTP. */
final class WebAddressForm {
    static final Form<String> FORM = new SimpleForm<>("URL", 1, Remark.EXTRA_WORD, WebAddressForm::read);

    private WebAddressForm() {}

    private static @Nullable String read(Arguments arguments) {
        Word word = arguments.next();
        if (usable(word.text())) {
            return word.text();
        }
        String message = word + " is no URL with http or https and a host; " + arguments.keyword() + " is ignored";
        arguments.report(DiagnosticCode.INVALID_ADDRESS, word, message);
        return null;
    }

    private static boolean usable(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
