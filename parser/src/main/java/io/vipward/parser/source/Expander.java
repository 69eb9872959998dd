package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that are defined, and the replacing of references to them in a line. One thread, one configuration. */
final class Expander {
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Predefined predefined;
    private final Budget budget;
    private final Diagnostics diagnostics;

    Expander(Predefined predefined, Budget budget, Diagnostics diagnostics) {
        this.predefined = predefined;
        this.budget = budget;
        this.diagnostics = diagnostics;
    }

    void define(Definition definition) {
        definitions.put(definition.name(), definition);
    }

    void undefine(String name) {
        definitions.remove(name);
    }

    @Nullable
    Definition find(String name) {
        return definitions.get(name);
    }

    /** A further line that a definition of several lines adds, and what it came out of. */
    record Tail(SourceText text, Nesting nesting) {}

    /**
     * A line with its references replaced.
     *
     * @param tails lines that follow it
     * @param refused whether a fault was found that makes the line unusable
     */
    record Expansion(SourceText text, List<Tail> tails, boolean refused) {}

    /** Replaces the references between two offsets, and in what they stand for; a comment at the end is dropped. */
    Expansion expand(SourceText text, int from, int to, Nesting nesting) {
        return new Pass(text, from, to, nesting).run();
    }

    /** One line. */
    private final class Pass {
        private final Deque<Frame> frames = new ArrayDeque<>();
        private final SourceText.Builder out;
        private final List<Tail> tails = new ArrayList<>();
        private boolean quoted;
        private boolean refused;
        private boolean done;
        private int references;

        private Pass(SourceText text, int from, int to, Nesting nesting) {
            this.out = new SourceText.Builder(text.written(from, from).file());
            frames.push(new Frame(text, from, to, nesting, null, false));
        }

        private Expansion run() {
            while (!done && !frames.isEmpty()) {
                Frame frame = frames.peek();
                if (frame.at >= frame.end) {
                    flush(frame);
                    frames.remove(frame);
                } else {
                    step(frame);
                }
            }
            return new Expansion(out.build(), tails, refused);
        }

        private void step(Frame frame) {
            char c = frame.text.charAt(frame.at);
            if (c == '$') {
                Reference reference = Reference.at(frame, frames, quoted);
                if (reference != null) {
                    replace(frame, reference);
                    return;
                }
            } else if (Lines.isProtecting(frame.text, frame.at, frame.end, quoted)) {
                char next = frame.text.charAt(frame.at + 1);
                if (frame.quotedAtStart && quoted && (next == '#' || next == '!')) {
                    // The value was written outside quotes, where the backslash is not part of it.
                    flush(frame);
                    frame.copied++;
                }
                frame.at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '#' || c == '!')) {
                flush(frame);
                done = true;
                return;
            }
            frame.at++;
        }

        private void flush(Frame frame) {
            out.append(frame.text, frame.copied, frame.at, frame.use);
            frame.copied = frame.at;
            if (out.length() > Limits.EXPANDED_LINE && frames.size() > 1) {
                fail(
                        DiagnosticCode.DEFINITION_LOOP,
                        frame,
                        frame.at - 1,
                        "the line becomes longer than " + Limits.EXPANDED_LINE
                                + " characters when its definitions are replaced");
            }
        }

        private void replace(Frame frame, Reference reference) {
            if (refused) {
                withoutBraces(frame, reference);
                return;
            }
            Origin written = frame.text.written(frame.at, reference.end());
            Origin use = frame.usedAt(frame.at);
            Definition definition = reference.arguments().isBlank() ? definitions.get(reference.name()) : null;
            if (definition == null) {
                predefined(frame, reference, written, use);
                return;
            }
            boolean looping = frame.nesting.contains(reference.name());
            if (looping || frame.nesting.depth() > Limits.NESTING) {
                String why = looping ? " stands for text with itself in it" : " is nested too deep";
                fail(DiagnosticCode.DEFINITION_LOOP, frame, frame.at, "$" + reference.name() + why);
                return;
            }
            if (++references > Limits.LINE_REFERENCES) {
                String message = "the line uses more than " + Limits.LINE_REFERENCES + " definitions";
                fail(DiagnosticCode.DEFINITION_LOOP, frame, frame.at, message);
                return;
            }
            if (!budget.takeReference(use == null ? written : use)) {
                done = true;
                return;
            }
            String madeUp = definition.madeUp();
            if (madeUp != null) {
                flush(frame);
                out.appendMadeUp(madeUp, written, use);
                skip(frame, reference.end());
            } else if (definition.hasSeveralLines() && !isLast(reference.end())) {
                keep(frame, reference, "several lines can only be used at the end of a line");
            } else {
                enter(frame, reference, definition, use == null ? written : use);
            }
        }

        private boolean isLast(int end) {
            for (Frame frame : frames) {
                int from = frame == frames.peek() ? end : frame.at;
                if (Lines.contentEnd(frame.text, from, frame.end) > from
                        && Lines.firstInk(frame.text, from, frame.end) < frame.end) {
                    return false;
                }
            }
            return !quoted;
        }

        private void enter(Frame frame, Reference reference, Definition definition, Origin use) {
            flush(frame);
            skip(frame, reference.end());
            if (definition.lines().isEmpty() || refused) {
                return;
            }
            Nesting inside = frame.nesting.within(definition.name());
            SourceText first = definition.lines().get(0);
            frames.push(new Frame(first, 0, first.length(), inside, use, quoted));
            List<Tail> more = new ArrayList<>();
            for (SourceText line :
                    definition.lines().subList(1, definition.lines().size())) {
                more.add(new Tail(SourceText.Builder.part(line, 0, line.length(), use), inside));
            }
            tails.addAll(0, more);
        }

        private void predefined(Frame frame, Reference reference, Origin written, @Nullable Origin use) {
            Predefined.Value value = predefined.value(reference.name(), reference.arguments());
            String text = value.text();
            if (text == null) {
                keep(frame, reference, "is not defined");
                return;
            }
            if (value.fault() != null) {
                report(DiagnosticCode.INVALID_RANDOM_RANGE, frame, frame.at, reference.end(), value.fault());
            }
            flush(frame);
            out.appendMadeUp(text, written, use);
            for (int i = 0; i < text.length(); i++) {
                quoted ^= text.charAt(i) == '"';
            }
            skip(frame, reference.end());
        }

        /** Leaves a reference as it is, except for braces, which would be taken for those of a block. */
        private void keep(Frame frame, Reference reference, String why) {
            if (reference.braced() && !quoted) {
                DiagnosticCode code = DiagnosticCode.UNDEFINED_NAME;
                Advice advice = new Advice(
                        "put a line $" + reference.name() + "=... before this one, or double quotes around the text",
                        "takes its braces for those of a block");
                Origin origin = frame.text.written(frame.at, reference.end());
                diagnostics.add(new Diagnostic(
                        code,
                        code.severity(),
                        Verdict.REPORTED,
                        span(frame, origin),
                        "${" + reference.name() + "} " + why,
                        advice));
            }
            withoutBraces(frame, reference);
        }

        private void withoutBraces(Frame frame, Reference reference) {
            if (reference.braced() && !quoted) {
                frame.at++;
                flush(frame);
                skip(frame, frame.at + 1);
                frame.at = reference.end() - 1;
                flush(frame);
                skip(frame, reference.end());
            } else {
                frame.at = reference.end();
            }
        }

        private void skip(Frame frame, int to) {
            frame.at = to;
            frame.copied = to;
        }

        private void fail(DiagnosticCode code, Frame frame, int at, String message) {
            if (!refused) {
                report(code, frame, at, at + 1, message);
            }
            refused = true;
            tails.clear();
            while (frames.size() > 1) {
                frames.pop();
            }
        }

        private void report(DiagnosticCode code, Frame frame, int from, int to, String message) {
            diagnostics.report(code, span(frame, frame.text.written(from, to)), message);
        }

        private Span span(Frame frame, Origin written) {
            Origin use = frame.usedAt(frame.at);
            Span span = written.span();
            return use == null ? span : new Span(span.start(), span.length(), span.line(), use.position());
        }
    }
}
