package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.TrackFile;

/** {@code [N] [overwrite]} of a tracked file, in any order. */
enum InitialContentForm implements Form<TrackFile.Initial> {
    FORM;

    private static final int MOST = 254;
    private static final NumberForm NUMBER = NumberForm.lenient(Integer.MIN_VALUE, Integer.MAX_VALUE);

    @Override
    public String syntax() {
        return "[-254..254] [overwrite]";
    }

    @Override
    public int required() {
        return 0;
    }

    @Override
    public Remark remark() {
        return Remark.UNKNOWN_OPTIONS;
    }

    @Override
    public TrackFile.Initial read(Arguments arguments) {
        int value = 0;
        boolean overwrite = false;
        while (arguments.hasNext()) {
            Word word = arguments.next();
            if (word.text().equals("overwrite")) {
                overwrite = true;
            } else if (isNumber(word.text())) {
                Long number = NUMBER.read(word, arguments);
                value = number == null ? value : sensible(number.intValue(), word, arguments);
            } else {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION, word, word + " is not an option of init_file and is ignored");
            }
        }
        return new TrackFile.Initial(value, overwrite);
    }

    private static boolean isNumber(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return first == '-' || first == '+' || (first >= '0' && first <= '9');
    }

    private static int sensible(int value, Word word, Arguments arguments) {
        if (Math.abs((long) value) > MOST) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    word,
                    word + " is outside the sensible range -254..254, and is used");
        }
        return value;
    }
}
