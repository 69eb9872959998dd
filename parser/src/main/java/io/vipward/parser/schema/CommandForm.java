package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.CommandSplit;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.ScriptCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command, read by the command tokenizer. */
enum CommandForm implements Form<ScriptCommand> {
    /** Words behind the command are not looked at. */
    ALONE("COMMAND", Remark.IGNORED),
    /** Words behind the command are the user and the group that it runs as. */
    WITH_USER("COMMAND [USER [GROUP]]", Remark.USER);

    private final String syntax;
    private final Remark remark;

    CommandForm(String syntax, Remark remark) {
        this.syntax = syntax;
        this.remark = remark;
    }

    @Override
    public String syntax() {
        return syntax;
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public Remark remark() {
        return remark;
    }

    /** Two slashes between single quotes are no remark. */
    @Override
    public boolean isComplete(List<Word> words) {
        return words.size() > 1 && !CommandSplit.endsInQuotes(Statement.raw(words));
    }

    @Override
    public @Nullable ScriptCommand read(Arguments arguments) {
        Word first = arguments.next();
        Statement statement = arguments.statement();
        if (!statement.intact()) {
            return null;
        }
        CommandSplit split = CommandSplit.of(statement.rawArguments());
        if (split.fault() != null) {
            arguments.report(
                    DiagnosticCode.INVALID_COMMAND,
                    first,
                    "the command of " + arguments.keyword() + " is ignored: " + split.fault());
            return null;
        }
        List<String> others = split.others();
        if (this == ALONE) {
            warnOfUnquoted(arguments, others);
            return new ScriptCommand(split.arguments(), null, null, first.position());
        }
        String user = others.isEmpty() ? null : others.get(0);
        String group = others.size() < 2 ? null : others.get(1);
        return new ScriptCommand(split.arguments(), user, group, first.position());
    }

    private static void warnOfUnquoted(Arguments arguments, List<String> others) {
        if (others.isEmpty()) {
            return;
        }
        Word second =
                arguments.statement().words().get(arguments.statement().words().size() - 1);
        arguments.report(
                DiagnosticCode.WORDS_NOT_QUOTED,
                second,
                "the command runs without " + String.join(" ", others),
                new Advice("put the command and its arguments between double quotes", "ignores these words silently"));
    }
}
