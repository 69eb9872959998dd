package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.Weight;

/** {@code track_file}. */
public final class TrackFileTable {
    static final Table TABLE = new Table("track_file");

    public static final Keyword<String> FILE =
            TABLE.keyword("file", Forms.word("PATH"), "mandatory", "the file that begins with a number", FIRST_WINS);
    public static final Keyword<Weight> WEIGHT =
            TABLE.keyword("weight", WeightForm.OF_FILE, "1", "what the number is multiplied with");
    public static final Keyword<TrackFile.Initial> INIT_FILE =
            TABLE.keyword("init_file", InitialContentForm.FORM, "none", "what the file has when the daemon starts");

    private TrackFileTable() {}
}
