package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Weight;
import org.jspecify.annotations.Nullable;

/**
 * {@code NAME [weight N [reverse|noreverse]]}.
 *
 * @param hasNoreverse whether the last word is known
 */
record TrackForm(boolean hasNoreverse) implements Form<TrackEntry> {
    private static final int MOST = 254;
    private static final NumberForm NUMBER = NumberForm.lenient(-MOST, MOST);

    @Override
    public String syntax() {
        return "NAME [weight -253..253 [reverse" + (hasNoreverse ? "|noreverse" : "") + "]]";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public Remark remark() {
        return Remark.ENTRY_DROPPED;
    }

    @Override
    public @Nullable TrackEntry read(Arguments arguments) {
        Word name = arguments.next();
        if (!arguments.hasNext()) {
            return new TrackEntry(name, null);
        }
        Word option = arguments.next();
        if (!option.text().equals("weight") || !arguments.hasNext()) {
            arguments.report(
                    DiagnosticCode.INVALID_ENTRY,
                    option,
                    name + " is not tracked: "
                            + (option.text().equals("weight") ? "weight needs a number" : option + " is not an option"),
                    Advice.help(syntax()));
            return null;
        }
        Word number = arguments.next();
        Long value = NUMBER.read(number, arguments);
        boolean reverse = reverse(arguments);
        return new TrackEntry(name, value == null ? null : new Weight(limited(value, number, arguments), reverse));
    }

    private boolean reverse(Arguments arguments) {
        if (!arguments.hasNext()) {
            return false;
        }
        Word word = arguments.next();
        boolean known =
                word.text().equals("reverse") || (hasNoreverse && word.text().equals("noreverse"));
        if (!known) {
            arguments.report(DiagnosticCode.INVALID_OPTION, word, word + " is not an option here and is ignored");
        }
        return word.text().equals("reverse");
    }

    private static int limited(long value, Word word, Arguments arguments) {
        if (Math.abs(value) <= WeightForm.MOST) {
            return (int) value;
        }
        int limited = value < 0 ? -WeightForm.MOST : WeightForm.MOST;
        arguments.report(
                DiagnosticCode.NUMBER_OUT_OF_RANGE,
                word,
                "the weight " + word + " is too large; " + limited + " is used");
        return limited;
    }
}
