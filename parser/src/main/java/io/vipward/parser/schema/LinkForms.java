package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Interfaces.LinkDelay;
import io.vipward.parser.model.Interfaces.PollMethod;
import io.vipward.parser.model.Interfaces.PolledLink;
import java.util.Arrays;

/** Entries of {@code linkbeat_interfaces} and {@code interface_up_down_delays}. */
final class LinkForms {
    private static final TimeForm DELAY = TimeForm.seconds("0", "255");

    static final Form<PolledLink> POLLED =
            new SimpleForm<>("IF [MII|ETHTOOL|IOCTL]", 1, Remark.EXTRA_WORD, LinkForms::polled);

    static final Form<LinkDelay> DELAYS = new SimpleForm<>("IF DOWN [UP]", 1, Remark.EXTRA_WORD, LinkForms::delays);

    private LinkForms() {}

    private static PolledLink polled(Arguments arguments) {
        Word name = arguments.next();
        PollMethod method = null;
        if (arguments.hasNext()) {
            Word word = arguments.next();
            method = Arrays.stream(PollMethod.values())
                    .filter(one -> one.name().equals(word.text()) && !arguments.hasNext())
                    .findFirst()
                    .orElse(null);
            if (method == null) {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        word,
                        word + " is not the one word that may follow; it is ignored",
                        Advice.help("MII, ETHTOOL or IOCTL"));
            }
        }
        return new PolledLink(name.text(), method, name.position());
    }

    private static LinkDelay delays(Arguments arguments) {
        Word name = arguments.next();
        Long down = arguments.hasNext() ? DELAY.read(arguments) : null;
        Long up = arguments.hasNext() ? DELAY.read(arguments) : null;
        return new LinkDelay(name.text(), down == null ? 0 : down, up == null ? 0 : up, name.position());
    }
}
