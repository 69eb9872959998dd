package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block without keywords, with an entry on each line.
 *
 * @param entry what a line is; its first word is the entry's own
 */
record EntriesForm<T>(Form<T> entry) implements Form<List<T>> {
    @Override
    public String syntax() {
        return "{ " + entry.syntax() + " ... }";
    }

    @Override
    public int required() {
        return 0;
    }

    @Override
    public KeywordRules inside() {
        return Entries.ONE_PER_LINE;
    }

    @Override
    public @Nullable List<T> read(Arguments arguments) {
        Block block = arguments.statement().block();
        if (block == null) {
            return null;
        }
        Binder binder = arguments.binder();
        List<T> entries = new ArrayList<>(block.statements().size());
        for (Statement line : block.statements()) {
            if (line.words().isEmpty()) {
                binder.remark(line, Remark.INVALID_ENTRY);
                continue;
            }
            if (line.block() != null) {
                binder.diagnostics()
                        .report(
                                DiagnosticCode.UNKNOWN_BLOCK,
                                line.span(),
                                "there are no blocks in " + arguments.keyword() + "; it is skipped whole",
                                Advice.keepalived("takes the } for the end of " + arguments.keyword()));
                continue;
            }
            T value = entry.read(Arguments.ofEntry(line, binder));
            binder.remark(line, remarkOf(line));
            if (value != null) {
                entries.add(value);
            }
        }
        return entries;
    }

    /** An entry with an option keeps it when a remark follows; one without is dropped where the form says so. */
    private Remark remarkOf(Statement line) {
        boolean hasOption = line.words().size() > 1;
        Remark remark = entry.remarkBehind(line.words());
        return hasOption && remark == Remark.ENTRY_DROPPED ? Remark.EXTRA_WORD : remark;
    }
}
