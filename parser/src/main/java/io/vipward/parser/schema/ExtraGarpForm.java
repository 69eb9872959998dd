package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.AddressHandling.ExtraGarp;
import org.jspecify.annotations.Nullable;

/** {@code [all] SECONDS}. */
enum ExtraGarpForm implements Form<ExtraGarp> {
    /** Of an instance, where 0 turns the global setting off. */
    OF_INSTANCE;

    private static final NumberForm SECONDS = NumberForm.lenient(0, 86_400);

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
        Long value = SECONDS.read(all ? arguments.next() : first, arguments);
        return value == null ? null : new ExtraGarp(all, value);
    }
}
