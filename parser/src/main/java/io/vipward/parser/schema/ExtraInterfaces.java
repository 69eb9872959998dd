package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import org.jspecify.annotations.Nullable;

/**
 * {@code vrrp_garp_extra_if}.
 *
 * @param all also where there is no VMAC
 * @param seconds 1..86400
 */
public record ExtraInterfaces(boolean all, long seconds) {
    private static final int DAY = 86_400;

    static final Form<ExtraInterfaces> FORM =
            new SimpleForm<>("[all] 1.." + DAY, 1, Remark.IGNORED, ExtraInterfaces::read);

    private static @Nullable ExtraInterfaces read(Arguments arguments) {
        Word word = arguments.next();
        boolean all = word.text().equals("all");
        if (all && !arguments.hasNext()) {
            arguments.report(
                    DiagnosticCode.MISSING_ARGUMENT,
                    word,
                    arguments.keyword() + " is ignored: it does not say how many seconds");
            return null;
        }
        Long seconds = NumberForm.lenient(1, DAY).read(all ? arguments.next() : word, arguments);
        return seconds == null ? null : new ExtraInterfaces(all, seconds);
    }
}
