package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Weight;
import org.jspecify.annotations.Nullable;

/** {@code NAME [weight N [reverse|noreverse]]}: a line of {@code track_interface} and its kind. */
enum TrackForm implements Form<TrackEntry> {
    INTERFACE(254, 253, false),
    SCRIPT(254, 253, true),
    FILE(254, 254, true),
    PROCESS(254, 254, true),
    BFD(253, 253, true);

    private final int mostWritten;
    private final int most;
    private final boolean hasNoreverse;

    /**
     * How weights are read.
     *
     * @param mostWritten what is accepted
     * @param most what it is limited to
     */
    TrackForm(int mostWritten, int most, boolean hasNoreverse) {
        this.mostWritten = mostWritten;
        this.most = most;
        this.hasNoreverse = hasNoreverse;
    }

    @Override
    public String syntax() {
        return "NAME [weight -" + most + ".." + most + " [reverse" + (hasNoreverse ? "|noreverse" : "") + "]]";
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
            String reason = option.text().equals("weight") ? "weight needs a number" : option + " is not an option";
            return drop(arguments, name, option, reason);
        }
        Word word = arguments.next();
        Long value = NumberForm.lenient(-mostWritten, mostWritten).read(word, arguments);
        Word direction = arguments.hasNext() ? arguments.next() : null;
        if (direction != null && !isDirection(direction)) {
            if (this == FILE || this == BFD) {
                return drop(arguments, name, direction, direction + " is not an option");
            }
            arguments.report(DiagnosticCode.INVALID_OPTION, direction, direction + " is no option and is ignored");
        }
        boolean reverse = direction != null && direction.text().equals("reverse");
        return new TrackEntry(name, value == null ? null : new Weight(limited(value, word, arguments), reverse));
    }

    private @Nullable TrackEntry drop(Arguments arguments, Word name, Word at, String reason) {
        arguments.report(DiagnosticCode.INVALID_ENTRY, at, name + " is not tracked: " + reason, Advice.help(syntax()));
        return null;
    }

    private boolean isDirection(Word word) {
        return word.text().equals("reverse") || (hasNoreverse && word.text().equals("noreverse"));
    }

    private int limited(long value, Word word, Arguments arguments) {
        if (Math.abs(value) <= most) {
            return (int) value;
        }
        int limited = value < 0 ? -most : most;
        arguments.report(
                DiagnosticCode.NUMBER_OUT_OF_RANGE,
                word,
                "the weight " + word + " is too large; " + limited + " is used");
        return limited;
    }
}
