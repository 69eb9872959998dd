package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.Forwarding.Checksum;
import io.vipward.parser.model.Forwarding.Tunnel;
import io.vipward.parser.model.ForwardingMethod;
import org.jspecify.annotations.Nullable;

/** {@code lb_kind} and its other names. What is wrong behind the method does not cost the method. */
final class ForwardingForm {
    static final Form<Forwarding> FORM = new SimpleForm<>(
            "NAT | DR | TUN [type ipip|gue|gre] [port PORT] [nocsum|csum|remcsum]",
            1,
            Remark.EXTRA_WORD,
            arguments -> new ForwardingForm(arguments).read());
    private static final ChoiceForm<ForwardingMethod> METHOD = ChoiceForm.of(ForwardingMethod.values());
    /** Known from patched kernels, and looked for here. */
    private static final String FULLNAT = "FULLNAT";

    private static final NumberForm PORT = NumberForm.strict(1, 65_535);

    private final Arguments arguments;
    private Forwarding.Type type = Forwarding.Type.IPIP;
    private int port;
    private Checksum checksum = Checksum.NONE;

    private ForwardingForm(Arguments arguments) {
        this.arguments = arguments;
    }

    private @Nullable Forwarding read() {
        Word named = arguments.peek();
        if (named != null && named.text().equalsIgnoreCase(FULLNAT)) {
            while (arguments.hasNext()) {
                arguments.next();
            }
            arguments.report(
                    DiagnosticCode.INVALID_CHOICE,
                    named,
                    named + ": the kernel's IPVS has no such method; " + arguments.keyword() + " is ignored",
                    Advice.help(
                            "it takes a patched kernel or DPVS; here NAT with the director as the real servers' gateway, DR or"
                                    + " TUN do"));
            return null;
        }
        ForwardingMethod method = METHOD.read(arguments);
        if (method == null) {
            return null;
        }
        Word first = arguments.peek();
        if (first == null || !options()) {
            return Forwarding.of(method);
        }
        reconcile(first);
        if (method != ForwardingMethod.TUN) {
            arguments.report(
                    DiagnosticCode.INVALID_OPTION,
                    Verdict.ACCEPTED,
                    first,
                    "options of a tunnel have no meaning for " + method + " and are ignored",
                    Advice.NONE);
            return Forwarding.of(method);
        }
        return new Forwarding(method, new Tunnel(type, port, checksum));
    }

    /** Whether all words are options. */
    private boolean options() {
        while (arguments.hasNext()) {
            Word option = arguments.next();
            boolean known = switch (option.text()) {
                case "type" -> type(option);
                case "port" -> port(option);
                default -> checksum(option);
            };
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private boolean type(Word option) {
        Word word = arguments.hasNext() ? arguments.next() : null;
        for (Forwarding.Type each : Forwarding.Type.values()) {
            if (word != null && word.text().equals(each.word())) {
                type = each;
                return true;
            }
        }
        report(word == null ? option : word, "the type of a tunnel is one of ipip, gue, gre; the options are ignored");
        return false;
    }

    private boolean port(Word option) {
        if (!arguments.hasNext()) {
            report(option, "port needs a number behind it; the options are ignored");
            return false;
        }
        Long value = PORT.read(arguments);
        port = value == null ? 0 : value.intValue();
        return value != null;
    }

    private boolean checksum(Word option) {
        for (Checksum each : Checksum.values()) {
            if (option.text().equals(each.word())) {
                checksum = each;
                return true;
            }
        }
        report(option, option + " is not an option of a tunnel; the options are ignored");
        return false;
    }

    private void reconcile(Word at) {
        if (type == Forwarding.Type.GUE && port == 0) {
            report(at, "a tunnel of type gue needs a port; ipip is used");
            type = Forwarding.Type.IPIP;
            checksum = Checksum.NONE;
        } else if (type != Forwarding.Type.GUE && port != 0) {
            report(at, "a tunnel of type " + type.word() + " has no port; it is ignored");
            port = 0;
        } else if (type == Forwarding.Type.IPIP && checksum != Checksum.NONE) {
            report(at, "a tunnel of type ipip has no checksum; it is ignored");
            checksum = Checksum.NONE;
        } else if (type == Forwarding.Type.GRE && checksum == Checksum.REMOTE) {
            report(at, "a tunnel of type gre has no remote checksum; it is ignored");
            checksum = Checksum.NONE;
        }
    }

    private void report(Word word, String message) {
        arguments.report(DiagnosticCode.INVALID_OPTION, word, message);
    }
}
