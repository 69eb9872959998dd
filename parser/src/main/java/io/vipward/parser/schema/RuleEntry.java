package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpRule;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code static_rules} or {@code virtual_rules}.
 *
 * @param rule its preference is 0 where none was written
 * @param hasPreference false if the preference must be made up
 * @param trackGroup as written; null in virtual rules, and where none was
 */
public record RuleEntry(
        IpRule rule,
        boolean hasPreference,
        Word at,
        @Nullable Word trackGroup) {
    /** Static rules may follow a group of instances. */
    static final Form<RuleEntry> STATIC = form(true);

    static final Form<RuleEntry> VIRTUAL = form(false);

    private static Form<RuleEntry> form(boolean isStatic) {
        return new SimpleForm<>(
                "[not] [from PREFIX] [to PREFIX] [iif IF] [fwmark N[/MASK]] ... ACTION [preference N]",
                1,
                Remark.ENTRY_DROPPED,
                arguments -> new RuleReader(arguments, isStatic).read());
    }
}
