package io.vipward.parser.schema;

import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VirtualServerGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code virtual_server_group}: a name, and an entry on each line. */
enum GroupForm implements Form<GroupBlock> {
    FORM;

    private static final EntriesForm<VirtualServerGroup.Entry> ENTRIES = new EntriesForm<>(GroupEntryForm.FORM);

    @Override
    public String syntax() {
        return "NAME " + ENTRIES.syntax();
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public KeywordRules inside() {
        return ENTRIES.inside();
    }

    @Override
    public @Nullable GroupBlock read(Arguments arguments) {
        Statement header = arguments.statement();
        Word name = arguments.peek();
        List<VirtualServerGroup.Entry> entries = ENTRIES.read(arguments);
        return name == null || entries == null ? null : new GroupBlock(name.text(), header, entries);
    }
}
