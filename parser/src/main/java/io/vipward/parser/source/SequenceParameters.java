package io.vipward.parser.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands between the parentheses of {@code ~SEQ}, {@code ~SEQx} and {@code ~LST}. */
final class SequenceParameters {
    /** Decimal, hexadecimal and octal numbers; nothing is 0. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(0[xX][0-9a-fA-F]{1,12}|[0-9]{1,15})|");

    /** Blanks and braces would make it unclear where the value ends. */
    private static final Pattern VALUE = Pattern.compile("[^ \\t\\r\\x0b\\f{}]*");

    private SequenceParameters() {}

    /** Reads the numbers of a {@code ~SEQ}, in whose parameters the definitions were replaced. */
    static Sequence numbers(String parameters, boolean hexadecimal) {
        String[] parts = parameters.split(",", -1);
        if (parts.length < 2 || parts.length > 4) {
            return new Sequence.Invalid("needs a variable and one to three numbers");
        }
        long[] numbers = new long[parts.length - 1];
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (!NUMBER.matcher(part).matches()) {
                return new Sequence.Invalid("cannot count with '" + part + "', which is no number");
            }
            numbers[i - 1] = number(part);
        }
        long last = numbers[numbers.length - 1];
        long first = numbers.length == 1 ? 1 : numbers[0];
        long step = numbers.length == 3 ? numbers[1] : last >= first ? 1 : -1;
        boolean away = (step > 0) != (last >= first);
        if (step == 0 || (away && last != first)) {
            return new Sequence.Invalid("never gets from " + first + " to " + last + " in steps of " + step);
        }
        if (hexadecimal && (first < 0 || last < 0)) {
            return new Sequence.Invalid("writes only numbers from 0 up in hexadecimal");
        }
        return new Sequence.Numbers(parts[0].strip(), first, step, (last - first) / step + 1, hexadecimal);
    }

    private static long number(String text) {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        long value;
        if (digits.isEmpty()) {
            value = 0;
        } else if (digits.length() > 1 && (digits.charAt(1) == 'x' || digits.charAt(1) == 'X')) {
            value = Long.parseLong(digits.substring(2), 16);
        } else if (digits.charAt(0) == '0' && digits.chars().allMatch(c -> c <= '7')) {
            value = Long.parseLong(digits, 8);
        } else {
            value = Long.parseLong(digits);
        }
        return text.startsWith("-") ? -value : value;
    }

    /** Reads the values of a {@code ~LST} between two offsets. */
    static Sequence rows(SourceText text, int from, int to) {
        List<int[]> parts = split(text, from, to);
        if (parts.size() < 2) {
            return new Sequence.Invalid("needs a variable and values");
        }
        List<String> variables = new ArrayList<>();
        int[] head = parts.get(0);
        boolean tuple = isTuple(text, head);
        for (int[] name : tuple ? split(text, head[0] + 1, head[1] - 1) : List.of(head)) {
            variables.add(text.substring(name[0], name[1]));
        }
        List<List<SourceText>> rows = new ArrayList<>();
        for (int[] part : parts.subList(1, parts.size())) {
            boolean several = isTuple(text, part);
            List<int[]> values = several ? split(text, part[0] + 1, part[1] - 1) : List.of(part);
            if (values.size() > variables.size()) {
                return new Sequence.Invalid(
                        "has more values in '" + text.substring(part[0], part[1]) + "' than variables");
            }
            List<SourceText> row = new ArrayList<>();
            for (int[] value : values) {
                String word = text.substring(value[0], value[1]);
                if (!VALUE.matcher(word).matches()) {
                    return new Sequence.Invalid("cannot take '" + word + "' for a value");
                }
                row.add(SourceText.Builder.part(text, value[0], value[1], null));
            }
            rows.add(row);
        }
        return new Sequence.Rows(variables, rows);
    }

    private static boolean isTuple(SourceText text, int[] part) {
        return part[1] - part[0] >= 2 && text.charAt(part[0]) == '{' && text.charAt(part[1] - 1) == '}';
    }

    /** The parts between commas outside braces, without blanks around them. */
    private static List<int[]> split(SourceText text, int from, int to) {
        List<int[]> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int at = from; at <= to; at++) {
            if (at == to || (text.charAt(at) == ',' && depth == 0)) {
                int first = Lines.firstInk(text, start, at);
                parts.add(new int[] {first, Lines.trimmedEnd(text, first, at)});
                start = at + 1;
            } else {
                char c = text.charAt(at);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
        return parts;
    }

    /** Offset of the parenthesis that ends the parameters of a head, or -1. */
    static int close(SourceText text, Matcher head, int to) {
        for (int at = head.end(); at < to; at++) {
            if (text.charAt(at) == ')') {
                return at;
            }
        }
        return -1;
    }
}
