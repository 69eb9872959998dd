package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.ForwardingMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code lb_kind} and its other names.
 *
 * @param encapsulation of a tunnel, null for plain IP in IP and for what is no tunnel
 */
public record Forwarding(ForwardingMethod method, @Nullable String encapsulation) {
    static final Form<Forwarding> FORM = new SimpleForm<>(
            "NAT | DR | TUN [type ipip|gue|gre] [port PORT] [nocsum|csum|remcsum]",
            1,
            Remark.EXTRA_WORD,
            Forwarding::read);
    private static final ChoiceForm<ForwardingMethod> METHOD = ChoiceForm.of(ForwardingMethod.values());
    private static final Set<String> CHECKSUMS = Set.of("nocsum", "csum", "remcsum");
    private static final Set<String> TYPES = Set.of("ipip", "gue", "gre");
    private static final NumberForm PORT = NumberForm.strict(1, 65_535);

    /** Whether this version can set it up. */
    public boolean isSupported() {
        return encapsulation == null;
    }

    private static @Nullable Forwarding read(Arguments arguments) {
        ForwardingMethod method = METHOD.read(arguments);
        if (method == null) {
            return null;
        }
        String type = null;
        while (arguments.hasNext()) {
            Word option = arguments.next();
            boolean tunnel = method == ForwardingMethod.TUN;
            boolean hasArgument = arguments.hasNext();
            if (tunnel && option.text().equals("type") && hasArgument) {
                type = type(arguments.next(), arguments);
            } else if (tunnel && option.text().equals("port") && hasArgument) {
                PORT.read(arguments.next(), arguments);
            } else if (!tunnel || !CHECKSUMS.contains(option.text())) {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        option,
                        option + " is not an option of " + method + " and is ignored");
                break;
            }
        }
        return new Forwarding(method, type == null || type.equals("ipip") ? null : type);
    }

    private static @Nullable String type(Word word, Arguments arguments) {
        if (TYPES.contains(word.text())) {
            return word.text();
        }
        arguments.report(DiagnosticCode.INVALID_OPTION, word, word + " is not one of ipip, gue, gre and is ignored");
        return null;
    }
}
