package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.REPEAT_IS_REPORTED;

import io.vipward.parser.model.SmtpCheck;

/** {@code SMTP_CHECK}. */
public final class SmtpCheckTable {
    static final Table TABLE = new Table("SMTP_CHECK");

    public static final ConnectionKeywords CONNECTION = new ConnectionKeywords(TABLE);
    public static final ScheduleKeywords SCHEDULE = new ScheduleKeywords(TABLE, "1", "1");
    public static final Keyword<String> HELO_NAME = TABLE.keyword(
            "helo_name", Forms.WORD, SmtpCheck.DEFAULT_HELO_NAME, "what to call itself", REPEAT_IS_REPORTED);
    public static final Keyword<BoundBlock> HOST = TABLE.keyword(
            "host", BlockForm.of(Host.TABLE), "none", "one more server to check; write further checkers", ACCUMULATES);

    static {
        TABLE.unknown("nb_get_retry", "write retry");
    }

    private SmtpCheckTable() {}

    /** {@code host} in it. */
    public static final class Host {
        static final Table TABLE = new Table("host");

        public static final ConnectionKeywords CONNECTION = new ConnectionKeywords(TABLE);

        private Host() {}
    }
}
