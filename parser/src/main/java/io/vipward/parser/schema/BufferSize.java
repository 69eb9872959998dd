package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VrrpDefaults.BufferPolicy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code vrrp_rx_bufs_policy}.
 *
 * @param bytes of {@link BufferPolicy#BYTES}, else 0
 */
public record BufferSize(BufferPolicy policy, long bytes) {
    static final Form<BufferSize> FORM = new SimpleForm<>("MTU|ADVERT|BYTES", 1, Remark.NO_EFFECT, BufferSize::read);

    /** The first word counts; MTU counts more than ADVERT. */
    private static @Nullable BufferSize read(Arguments arguments) {
        BufferSize size = null;
        while (arguments.hasNext()) {
            Word word = arguments.next();
            BufferSize next = read(word, arguments);
            if (next == null) {
                return size;
            }
            if (size == null || size.policy() == next.policy()) {
                size = size == null ? next : size;
            } else {
                boolean replaces = size.policy() == BufferPolicy.ADVERT && next.policy() == BufferPolicy.MTU;
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        word,
                        "only one of MTU, ADVERT and a number can hold; " + (replaces ? "ADVERT" : word.toString())
                                + " is ignored");
                size = replaces ? next : size;
            }
        }
        return size;
    }

    private static @Nullable BufferSize read(Word word, Arguments arguments) {
        String text = word.text().toUpperCase(Locale.ROOT);
        if (text.equals("MTU")) {
            return new BufferSize(BufferPolicy.MTU, 0);
        }
        if (text.equals("ADVERT")) {
            return new BufferSize(BufferPolicy.ADVERT, 0);
        }
        Long bytes = NumberForm.strict(0, NumberForm.UNSIGNED_INT).read(word, arguments);
        return bytes == null ? null : new BufferSize(BufferPolicy.BYTES, bytes);
    }
}
