package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

/** {@code UDP_CHECK}. */
public final class UdpCheckTable {
    static final Table TABLE = new Table("UDP_CHECK");
    private static final long LARGEST = 65_535;

    public static final ConnectionKeywords CONNECTION = new ConnectionKeywords(TABLE);
    public static final ScheduleKeywords SCHEDULE = new ScheduleKeywords(TABLE, "1", "1");
    public static final Keyword<String> PAYLOAD =
            TABLE.keyword("payload", HexForm.BYTES, "keepalived check - ...", "what to send, in hexadecimal");
    public static final Keyword<String> REQUIRE_REPLY =
            TABLE.keyword("require_reply", HexForm.PATTERN, "off", "what must come back, with x for any digit");
    public static final Keyword<Long> MIN_REPLY_LENGTH =
            TABLE.keyword("min_reply_length", strict(0, LARGEST), "0", "least bytes of a reply", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> MAX_REPLY_LENGTH =
            TABLE.keyword("max_reply_length", strict(0, LARGEST), "255", "most bytes of a reply", ARGUMENT_IS_VITAL);

    static {
        TABLE.unknown("nb_get_retry", "write retry");
    }

    private UdpCheckTable() {}
}
