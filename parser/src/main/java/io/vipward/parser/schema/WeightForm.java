package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Weight;
import org.jspecify.annotations.Nullable;

/**
 * {@code N [reverse]}: what a tracker adds to a priority.
 *
 * @param most the greatest weight that keepalived does not complain about
 */
record WeightForm(int most, NumberForm number) implements Form<Weight> {
    /** From the least priority to the greatest, so that more changes nothing. */
    static final int MOST = 253;
    /** More than any number of other weights can make up for. */
    private static final int MOST_ADDED = 1_000_000;

    static final WeightForm OF_SCRIPT = new WeightForm(MOST, NumberForm.lenient(-MOST_ADDED, MOST_ADDED));
    static final WeightForm OF_FILE = new WeightForm(MOST + 1, NumberForm.lenient(-MOST - 1, MOST + 1));
    static final WeightForm OF_PROCESS = OF_FILE;
    static final WeightForm OF_BFD = new WeightForm(MOST, NumberForm.strict(-MOST, MOST));

    @Override
    public String syntax() {
        return -most + ".." + most + " [reverse]";
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
        Long value = number.read(word, arguments);
        boolean reverse = reverse(arguments);
        if (value == null) {
            return null;
        }
        if (Math.abs(value) > most) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    "the weight " + word + " is outside the range " + -most + ".." + most + ", and is used");
        }
        return new Weight(value.intValue(), reverse);
    }

    /** keepalived looks at one word behind the number and ignores the others. */
    private static boolean reverse(Arguments arguments) {
        if (!arguments.hasNext()) {
            return false;
        }
        Word option = arguments.next();
        boolean reverse = option.text().equals("reverse");
        if (!reverse) {
            arguments.report(
                    DiagnosticCode.INVALID_OPTION,
                    option,
                    "weight has no option " + option,
                    Advice.help("only reverse may follow the number"));
        }
        return reverse;
    }
}
