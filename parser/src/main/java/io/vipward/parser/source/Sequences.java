package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Repeats the text behind {@code ~SEQ} and {@code ~LST}. One thread, one configuration. */
final class Sequences {
    private final LineProcessor lines;
    private final Expander expander;
    private final Budget budget;
    private final SourceText.Builder out;
    private final Diagnostics diagnostics;

    Sequences(LineProcessor lines, Expander expander, Budget budget, SourceText.Builder out, Diagnostics diagnostics) {
        this.lines = lines;
        this.expander = expander;
        this.budget = budget;
        this.out = out;
        this.diagnostics = diagnostics;
    }

    /** Whether one begins at an offset; if so, its text was written as often as it says. */
    boolean sequence(SourceText text, int first, int end, Nesting nesting) {
        Matcher head = Lines.SEQUENCE.matcher(text).region(first, end);
        if (!head.lookingAt()) {
            return false;
        }
        int close = SequenceParameters.close(text, head, end);
        String kind = "~" + head.group(1);
        Sequence sequence = new Sequence.Invalid("has no closing parenthesis");
        if (close >= 0 && kind.equals("~LST")) {
            sequence = SequenceParameters.rows(text, head.end(), close);
        } else if (close >= 0) {
            SourceText parameters =
                    expander.expand(text, head.end(), close, nesting).text();
            sequence = SequenceParameters.numbers(parameters.toString(), kind.equals("~SEQx"));
        }
        int body = close < 0 ? end : Lines.firstInk(text, close + 1, end);
        if (sequence instanceof Sequence.Invalid invalid) {
            diagnostics.report(
                    DiagnosticCode.INVALID_SEQUENCE,
                    text.span(first, end),
                    kind + " " + invalid.fault() + "; the line is ignored",
                    Advice.help(
                            kind.equals("~LST")
                                    ? "~LST(NAME, VALUE, VALUE) TEXT"
                                    : kind + "(NAME, FIRST, STEP, LAST) TEXT"));
        } else if (body < end) {
            repeat(sequence, SourceText.Builder.part(text, body, end, null), nesting.within(null));
        }
        return true;
    }

    private void repeat(Sequence sequence, SourceText body, Nesting nesting) {
        if (sequence instanceof Sequence.Numbers numbers) {
            if (!budget.allowsLines(body.shown(0, body.length()), numbers.count())) {
                return;
            }
            boolean existed = expander.find(numbers.variable()) != null;
            for (long i = 0; i < numbers.count() && mayRepeat(body, i); i++) {
                expander.define(Definition.madeUp(numbers.variable(), numbers.value(i)));
                lines.line(body, nesting);
            }
            forget(numbers.variable(), existed);
        } else if (sequence instanceof Sequence.Rows rows) {
            List<Boolean> existed = new ArrayList<>();
            rows.variables().forEach(name -> existed.add(expander.find(name) != null));
            for (int i = 0; i < rows.rows().size() && mayRepeat(body, i); i++) {
                List<SourceText> row = rows.rows().get(i);
                for (int v = 0; v < rows.variables().size(); v++) {
                    List<SourceText> value =
                            v < row.size() && row.get(v).length() > 0 ? List.of(row.get(v)) : List.of();
                    expander.define(Definition.written(rows.variables().get(v), value));
                }
                lines.line(body, nesting);
            }
            for (int v = 0; v < rows.variables().size(); v++) {
                forget(rows.variables().get(v), existed.get(v));
            }
        }
    }

    /** A name that was defined before keeps the last value, as keepalived has it. */
    private void forget(String variable, boolean existed) {
        if (!existed) {
            expander.undefine(variable);
        }
    }

    private boolean mayRepeat(SourceText body, long index) {
        Origin at = body.shown(0, body.length());
        if (budget.isExhausted() || !budget.takeLine(at) || !budget.allows(at, out)) {
            return false;
        }
        if (index > 0) {
            out.appendMadeUp("\n", at, null);
        }
        return true;
    }
}
