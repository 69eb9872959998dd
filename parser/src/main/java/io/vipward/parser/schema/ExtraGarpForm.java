package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.AddressHandling.ExtraGarp;
import org.jspecify.annotations.Nullable;

/** {@code [all] SECONDS}. */
enum ExtraGarpForm implements Form<ExtraGarp> {
    /** Of {@code global_defs}, where there is no other setting to switch off. */
    GLOBAL(1),
    /** Of an instance. */
    OF_INSTANCE(0);

    private static final long MOST_SECONDS = 86_400;
    private final long least;

    ExtraGarpForm(long least) {
        this.least = least;
    }

    @Override
    public String syntax() {
        return "[all] SECONDS";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public @Nullable ExtraGarp read(Arguments arguments) {
        Word first = arguments.next();
        boolean all = first.text().equals("all");
        if (all && !arguments.hasNext()) {
            arguments.report(
                    DiagnosticCode.MISSING_ARGUMENT,
                    first,
                    arguments.keyword() + " all needs a number of seconds and is ignored",
                    Advice.help(arguments.keyword() + " " + syntax()));
            return null;
        }
        Long value = NumberForm.lenient(least, MOST_SECONDS).read(all ? arguments.next() : first, arguments);
        return value == null ? null : new ExtraGarp(all, value);
    }
}
