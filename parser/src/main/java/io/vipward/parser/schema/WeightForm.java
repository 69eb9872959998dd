package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Weight;
import org.jspecify.annotations.Nullable;

/** {@code N [reverse]}: what a tracker adds to a priority. */
final class WeightForm implements Form<Weight> {
    static final int MOST = 253;
    static final WeightForm OF_SCRIPT = new WeightForm();
    private static final NumberForm ANY = NumberForm.lenient(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private WeightForm() {}

    @Override
    public String syntax() {
        return "-253..253 [reverse]";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public Remark remark() {
        return Remark.EXTRA_WORD;
    }

    @Override
    public @Nullable Weight read(Arguments arguments) {
        Word word = arguments.next();
        Long value = ANY.read(word, arguments);
        if (value == null) {
            return null;
        }
        boolean reverse = false;
        while (arguments.hasNext()) {
            Word option = arguments.next();
            if (option.text().equals("reverse")) {
                reverse = true;
            } else {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        option,
                        "weight has no option " + option,
                        Advice.help("only reverse may follow the number"));
            }
        }
        return new Weight(clamped(value, word, arguments), reverse);
    }

    private static int clamped(long value, Word word, Arguments arguments) {
        long clamped = Math.max(-MOST, Math.min(MOST, value));
        if (clamped != value) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    "the weight " + word + " is outside the range -253..253; " + clamped + " is used",
                    Advice.keepalived("reports it and adds the whole number, before it limits the priority"));
        }
        return (int) clamped;
    }
}
