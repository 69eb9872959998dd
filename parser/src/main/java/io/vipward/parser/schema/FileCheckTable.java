package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import org.jspecify.annotations.Nullable;

/** {@code FILE_CHECK}. */
public final class FileCheckTable {
    static final Table TABLE = new Table("FILE_CHECK");
    private static final NumberForm NUMBER = NumberForm.lenient(-NumberForm.INT, NumberForm.INT);

    public static final Keyword<String> TRACK_FILE = TABLE.keyword(
            "track_file", Forms.WORD, "needed", "a track_file that is defined further up", ARGUMENT_IS_VITAL);
    public static final Keyword<Factor> WEIGHT = TABLE.keyword(
            "weight",
            new SimpleForm<>(
                    "-2147483647..2147483647 [reverse|noreverse]", 1, Remark.EXTRA_WORD, FileCheckTable::weight),
            "the track_file's",
            "factor of the number in the file");

    private FileCheckTable() {}

    /** A weight with its direction. */
    public record Factor(int weight, boolean reverse) {}

    private static @Nullable Factor weight(Arguments arguments) {
        Long weight = NUMBER.read(arguments);
        if (weight == null) {
            return null;
        }
        boolean reverse = false;
        if (arguments.hasNext()) {
            Word option = arguments.next();
            reverse = option.text().equals("reverse");
            if (!reverse && !option.text().equals("noreverse")) {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        option,
                        "weight has no option " + option,
                        Advice.help("only reverse or noreverse may follow the number"));
            }
        }
        return new Factor(weight.intValue(), reverse);
    }
}
