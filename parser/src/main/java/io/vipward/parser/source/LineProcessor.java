package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Conditions, definitions, sequences, references and includes, in the order in which keepalived looks at a line. One
 * thread, one configuration.
 *
 * <p>What stands behind a brace is looked at like a line of its own. A reference at the beginning of a line to a
 * definition that holds a condition or a sequence is replaced first, so that {@code $IF_MAIN=@main} works as in
 * keepalived 2.2.7; nothing else a line can begin with looks like that.
 */
final class LineProcessor {
    private final Preprocessor files;
    private final Expander expander;
    private final Budget budget;
    private final SourceText.Builder out;
    private final Diagnostics diagnostics;
    private final BlockTracker blocks;
    private final Sequences sequences;
    private @Nullable OpenDefinition open;

    LineProcessor(
            Preprocessor files, Expander expander, Budget budget, SourceText.Builder out, Diagnostics diagnostics) {
        this.files = files;
        this.expander = expander;
        this.budget = budget;
        this.out = out;
        this.diagnostics = diagnostics;
        this.blocks = new BlockTracker(out);
        this.sequences = new Sequences(this, expander, budget, out, diagnostics);
    }

    /** A definition whose last line ended in a backslash. */
    private record OpenDefinition(String name, List<SourceText> lines) {}

    /**
     * Part of a line that is still to be looked at.
     *
     * @param conditional whether it stood behind a condition, so that another one is none
     * @param begins whether it is a line of its own, to be kept apart from the text before it
     */
    private record Part(SourceText text, Nesting nesting, boolean conditional, boolean begins) {}

    boolean isInDefinition() {
        return open != null;
    }

    /** A definition cannot go on in another file. */
    void endOfFile() {
        closeDefinition();
    }

    /** Looks at a line without its line feed, and writes what it stands for. */
    void line(SourceText line, Nesting nesting) {
        Deque<Part> work = new ArrayDeque<>();
        work.add(new Part(line, nesting, false, false));
        while (!work.isEmpty() && !budget.isExhausted()) {
            Part part = work.poll();
            if (part.begins() && !startLine(part)) {
                return;
            }
            part(part, work);
        }
    }

    private boolean startLine(Part part) {
        Origin at = part.text().shown(0, 1);
        out.appendMadeUp("\n", at, null);
        return budget.takeLine(at) && budget.allows(at, out);
    }

    private void part(Part part, Deque<Part> work) {
        SourceText text = part.text();
        int end = Lines.contentEnd(text, 0, text.length());
        if (open != null) {
            continueDefinition(open, text, end);
            return;
        }
        int first = Lines.firstInk(text, 0, end);
        if (first == end) {
            return;
        }
        if (part.nesting().depth() > Limits.NESTING) {
            refuse(text.span(first, end), "lines come out of lines more than " + Limits.NESTING + " deep");
            return;
        }
        boolean taken = switch (text.charAt(first)) {
            case '@' -> !part.conditional() && condition(part, first, end, work);
            case '$' -> definition(text, first, end) || beginsWithConstruct(part, first, end, work);
            case '~' -> sequences.sequence(text, first, end, part.nesting());
            default -> false;
        };
        if (taken) {
            return;
        }
        int split = Lines.split(text, first, end);
        if (split > 0) {
            work.addFirst(new Part(SourceText.Builder.part(text, split, end, null), part.nesting(), false, false));
        }
        statement(part, split > 0 ? split : end, work);
    }

    /** Text that is left: its references are replaced, and it may turn out to be an include. */
    private void statement(Part part, int end, Deque<Part> work) {
        Expander.Expansion expansion = expander.expand(part.text(), 0, end, part.nesting());
        List<Expander.Tail> tails = new ArrayList<>(expansion.tails());
        for (int i = tails.size() - 1; i >= 0; i--) {
            work.addFirst(new Part(tails.get(i).text(), tails.get(i).nesting(), false, true));
        }
        if (expansion.refused()) {
            out.refuseHere();
        }
        SourceText text = expansion.text();
        int first = Lines.firstInk(text, 0, text.length());
        if (first < text.length() && text.charAt(first) == 'i' && include(text, first, part.nesting())) {
            return;
        }
        int split = Lines.split(text, first, text.length());
        if (split > 0) {
            SourceText rest = SourceText.Builder.part(text, split, text.length(), null);
            work.addFirst(new Part(rest, part.nesting().within(null), false, false));
        }
        out.append(text, 0, split > 0 ? split : text.length(), null);
        if (text.length() > Limits.LINE_BYTES && !expansion.refused()) {
            diagnostics.report(
                    DiagnosticCode.EXPANDED_LINE_TOO_LONG,
                    text.shown(first, text.length()).span(),
                    "with its definitions replaced the line has more than " + Limits.LINE_BYTES + " characters",
                    Advice.keepalived("leaves the definition as it is that makes the line too long"));
        }
    }

    private boolean condition(Part part, int first, int end, Deque<Part> work) {
        SourceText text = part.text();
        int idEnd = first + 1;
        while (idEnd < end && !Lines.isBlank(text.charAt(idEnd))) {
            idEnd++;
        }
        boolean negated = idEnd > first + 1 && text.charAt(first + 1) == '^';
        String id = text.substring(first + (negated ? 2 : 1), idEnd);
        boolean holds = id.equals(files.configId()) != negated;
        if (holds && idEnd < end) {
            work.addFirst(new Part(SourceText.Builder.part(text, idEnd, end, null), part.nesting(), true, false));
        }
        return true;
    }

    private boolean definition(SourceText text, int first, int end) {
        Matcher matcher = Lines.DEFINITION.matcher(text).region(first, end);
        if (!matcher.lookingAt()) {
            return false;
        }
        int value = Lines.firstInk(text, matcher.end(), end);
        OpenDefinition started = new OpenDefinition(matcher.group(1), new ArrayList<>());
        open = started;
        if (value < end) {
            continueDefinition(started, SourceText.Builder.part(text, value, end, null), end - value);
        } else {
            closeDefinition();
        }
        return true;
    }

    private void continueDefinition(OpenDefinition definition, SourceText text, int end) {
        boolean goesOn = end > 0 && text.charAt(end - 1) == '\\';
        int valueEnd = goesOn ? Lines.trimmedEnd(text, 0, end - 1) : end;
        int ink = Lines.firstInk(text, 0, valueEnd);
        if (ink < valueEnd) {
            // The first line is joined to the text before the reference; the others keep their indentation.
            int start = definition.lines().isEmpty() ? ink : 0;
            definition.lines().add(Definition.withoutEscapes(text, start, valueEnd));
        }
        if (!goesOn) {
            closeDefinition();
        }
    }

    private void closeDefinition() {
        if (open != null) {
            expander.define(Definition.written(open.name(), open.lines()));
            open = null;
        }
    }

    /** Whether the line begins with a reference to a condition, a sequence or a definition's beginning. */
    private boolean beginsWithConstruct(Part part, int first, int end, Deque<Part> work) {
        SourceText text = part.text();
        boolean braced = first + 1 < end && text.charAt(first + 1) == '{';
        int nameStart = first + (braced ? 2 : 1);
        int nameEnd = Lines.nameEnd(text, nameStart, end);
        boolean ended = braced
                ? nameEnd < end && text.charAt(nameEnd) == '}'
                : nameEnd == end || Lines.isBlank(text.charAt(nameEnd));
        Definition definition = ended ? expander.find(text.substring(nameStart, nameEnd)) : null;
        int rest = nameEnd + (braced ? 1 : 0);
        if (definition == null
                || definition.lines().isEmpty()
                || part.nesting().contains(definition.name())
                || (definition.hasSeveralLines() && rest < end)) {
            return false;
        }
        SourceText value = definition.lines().get(0);
        int ink = Lines.firstInk(value, 0, value.length());
        if (ink == value.length() || "@~$".indexOf(value.charAt(ink)) < 0) {
            return false;
        }
        Origin use = text.shown(first, rest);
        if (budget.takeReference(use)) {
            SourceText.Builder line = new SourceText.Builder(use.file());
            line.append(value, 0, value.length(), use);
            line.append(text, rest, end, null);
            Nesting inside = part.nesting().within(definition.name());
            for (int i = definition.lines().size() - 1; i > 0; i--) {
                SourceText tail = definition.lines().get(i);
                work.addFirst(new Part(SourceText.Builder.part(tail, 0, tail.length(), use), inside, false, true));
            }
            work.addFirst(new Part(line.build(), inside, part.conditional(), false));
        }
        return true;
    }

    private boolean include(SourceText text, int first, Nesting nesting) {
        int end = Lines.trimmedEnd(text, first, text.length());
        Span span = text.span(first, end);
        Matcher check = Lines.INCLUDE_CHECK.matcher(text).region(first, end);
        if (check.lookingAt()) {
            if (!blocks.isIn("global_defs") || Lines.split(text, first, end) > 0) {
                return false;
            }
            String words = text.substring(check.end(), end).strip();
            if (words.indexOf('{') >= 0 || words.indexOf('}') >= 0) {
                return false;
            }
            files.setChecks(words.isEmpty() ? List.of() : Arrays.asList(words.split("[ \\t\\r\\f]+")), span);
            return true;
        }
        Matcher include = Lines.INCLUDE.matcher(text).region(first, end);
        if (!include.lookingAt()) {
            return false;
        }
        if (nesting.depth() > Limits.NESTING) {
            refuse(span, "includes come out of lines more than " + Limits.NESTING + " deep");
            return true;
        }
        Set<IncludeCheck> checks = IncludeCheck.ofLetter(include.group(1));
        Includes.Request request = new Includes.Request(text.shown(first, end), span, checks);
        files.include(text.substring(include.end(), end), request, nesting);
        return true;
    }

    private void refuse(Span span, String message) {
        diagnostics.report(DiagnosticCode.DEFINITION_LOOP, span, message);
        out.refuseHere();
    }
}
