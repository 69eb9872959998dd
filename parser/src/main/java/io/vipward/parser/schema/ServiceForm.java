package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code virtual_server}: a block for an address, a mark or a group. */
enum ServiceForm implements Form<ServiceBlock> {
    FORM;

    private static final NumberForm MARK = NumberForm.lenient(0, NumberForm.UNSIGNED_INT);

    @Override
    public String syntax() {
        return "(" + ServerAddress.FORM.syntax() + " | fwmark N | group NAME) { }";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public boolean isComplete(List<Word> words) {
        return words.size() - 1 >= (words.size() > 1 && isKind(words.get(1)) ? 2 : 1);
    }

    @Override
    public KeywordRules inside() {
        return VirtualServerTable.TABLE;
    }

    @Override
    public @Nullable ServiceBlock read(Arguments arguments) {
        Block block = arguments.statement().block();
        Word first = arguments.peek();
        ServiceBlock.Header header = block == null || first == null ? null : header(first, arguments);
        if (block == null || header == null) {
            return null;
        }
        return new ServiceBlock(
                header, arguments.binder().bind(VirtualServerTable.TABLE, arguments.statement(), block));
    }

    private static boolean isKind(Word word) {
        return word.text().equals("fwmark") || word.text().equals("group");
    }

    private static ServiceBlock.@Nullable Header header(Word first, Arguments arguments) {
        if (!isKind(first)) {
            ServerAddress address = ServerAddress.read(arguments);
            return address == null ? null : new ServiceBlock.Address(address);
        }
        Word kind = arguments.next();
        if (!arguments.hasNext()) {
            arguments.report(
                    DiagnosticCode.MISSING_MANDATORY_ARGUMENT,
                    kind,
                    "virtual_server " + kind + " needs one more word",
                    Advice.help(kind.text().equals("group") ? "virtual_server group NAME" : "virtual_server fwmark N"));
            return null;
        }
        if (kind.text().equals("group")) {
            return new ServiceBlock.Group(arguments.next().text());
        }
        Word word = arguments.next();
        Long mark = MARK.read(word, arguments);
        if (mark != null && mark == 0) {
            arguments.report(
                    DiagnosticCode.NUMBER_OUT_OF_RANGE,
                    Verdict.REPORTED_AT_END,
                    word,
                    "packets without a mark have the mark 0; this virtual_server is ignored",
                    Advice.keepalived("takes it for a service without address"));
            return null;
        }
        return mark == null ? null : new ServiceBlock.Mark(mark);
    }
}
