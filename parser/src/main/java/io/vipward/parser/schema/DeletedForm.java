package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.ScriptCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code notify_deleted [COMMAND [USER [GROUP]]]}; without a command it has a meaning of its own. */
enum DeletedForm implements Form<DeletedNotice> {
    FORM;

    @Override
    public String syntax() {
        return "[" + CommandForm.WITH_USER.syntax() + "]";
    }

    @Override
    public int required() {
        return 0;
    }

    @Override
    public Remark remark() {
        return Remark.USER;
    }

    @Override
    public boolean isComplete(List<Word> words) {
        return words.size() == 1 || CommandForm.WITH_USER.isComplete(words);
    }

    @Override
    public @Nullable DeletedNotice read(Arguments arguments) {
        if (!arguments.hasNext()) {
            return new DeletedNotice(null);
        }
        ScriptCommand command = CommandForm.WITH_USER.read(arguments);
        return command == null ? null : new DeletedNotice(command);
    }
}
