package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.Weight;

/** {@code vrrp_script}. */
public final class VrrpScriptTable {
    static final Table TABLE = new Table("vrrp_script");

    public static final Keyword<ScriptCommand> SCRIPT =
            TABLE.keyword("script", CommandForm.ALONE, "none", "the command, quoted where it has arguments");
    public static final Keyword<Long> INTERVAL = TABLE.keyword(
            "interval", TimeForm.coarseSeconds("0", "4294"), "1", "time between starts", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> TIMEOUT = TABLE.keyword(
            "timeout", TimeForm.coarseSeconds("0", "4294"), "interval", "how long a run may take", ARGUMENT_IS_VITAL);
    public static final Keyword<Weight> WEIGHT =
            TABLE.keyword("weight", WeightForm.OF_SCRIPT, "0", "change of the priority", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> RISE = TABLE.keyword(
            "rise",
            NumberForm.lenient(1, NumberForm.INT).insteadOfInvalid(1),
            "1",
            "successes in a row that make it good",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> FALL = TABLE.keyword(
            "fall",
            NumberForm.lenient(1, NumberForm.INT).insteadOfInvalid(1),
            "1",
            "failures in a row that make it bad",
            ARGUMENT_IS_VITAL);
    public static final Keyword<UserGroup> USER =
            TABLE.keyword("user", UserGroup.FORM, "script_user", "whom it runs as", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> INIT_FAIL =
            TABLE.keyword("init_fail", Forms.FLAG, "off", "bad until it has succeeded");

    static {
        TABLE.unknown("retry", "write fall N: failures in a row that make the script bad");
        TABLE.unknown("delay_before_retry", "write interval SECONDS");
    }

    private VrrpScriptTable() {}
}
