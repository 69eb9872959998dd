package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.DnsCheck;
import org.jspecify.annotations.Nullable;

/** {@code DNS_CHECK}. */
public final class DnsCheckTable {
    static final Table TABLE = new Table("DNS_CHECK");

    public static final ConnectionKeywords CONNECTION = new ConnectionKeywords(TABLE);
    public static final ScheduleKeywords SCHEDULE = new ScheduleKeywords(TABLE, "3", "delay_loop");
    public static final Keyword<DnsCheck.Type> TYPE = TABLE.keyword(
            "type", ChoiceForm.of(DnsCheck.Type.values()).inAnyCase(), "SOA", "what to ask for", ARGUMENT_IS_VITAL);
    public static final Keyword<String> NAME = TABLE.keyword(
            "name",
            new SimpleForm<>("NAME", 1, Remark.IGNORED, DnsCheckTable::name),
            ".",
            "whom to ask about",
            ARGUMENT_IS_VITAL,
            FIRST_WINS);

    static {
        TABLE.unknown("nb_get_retry", "write retry");
    }

    private DnsCheckTable() {}

    /** A dot at the end is allowed, and alone it is the root. */
    private static @Nullable String name(Arguments arguments) {
        Word word = arguments.next();
        String text = word.text();
        if (text.equals(".") || !(text.isEmpty() || text.startsWith(".") || text.contains(".."))) {
            return text;
        }
        arguments.report(
                DiagnosticCode.INVALID_NAME,
                word,
                "the name " + word + " has an empty label between dots; it is ignored");
        return null;
    }
}
