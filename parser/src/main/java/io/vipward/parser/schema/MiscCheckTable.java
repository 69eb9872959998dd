package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.ARGUMENT_MAY_LACK;

import io.vipward.parser.model.ScriptCommand;

/** {@code MISC_CHECK}. */
public final class MiscCheckTable {
    static final Table TABLE = new Table("MISC_CHECK");
    private static final long LONGEST_SECONDS = 4_294;

    public static final ScheduleKeywords SCHEDULE = new ScheduleKeywords(TABLE, "0", "1");
    public static final Keyword<ScriptCommand> MISC_PATH =
            TABLE.keyword("misc_path", CommandForm.ALONE, "needed", "program to run", ARGUMENT_MAY_LACK);
    public static final Keyword<Long> MISC_TIMEOUT = TABLE.keyword(
            "misc_timeout",
            NumberForm.lenient(0, LONGEST_SECONDS),
            "the virtual server's delay_loop",
            "seconds that it may take",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> MISC_DYNAMIC =
            TABLE.keyword("misc_dynamic", Forms.FLAG, "off", "exit codes from 2 on are a weight");
    public static final Keyword<UserGroup> USER =
            TABLE.keyword("user", UserGroup.FORM, "script_user", "whom the program runs as");

    private MiscCheckTable() {}
}
