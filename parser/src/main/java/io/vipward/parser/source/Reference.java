package io.vipward.parser.source;

import org.jspecify.annotations.Nullable;

/**
 * {@code $NAME} or <code>${NAME ARGUMENTS}</code>.
 *
 * @param end offset behind it
 */
record Reference(String name, String arguments, boolean braced, int end) {
    /**
     * The reference that begins at the sign that a frame looks at, or null.
     *
     * @param frames all that are open, the innermost first
     */
    static @Nullable Reference at(Frame frame, Iterable<Frame> frames, boolean quoted) {
        SourceText text = frame.text;
        int start = frame.at + 1;
        boolean braced = start < frame.end && text.charAt(start) == '{';
        start += braced ? 1 : 0;
        int nameEnd = Lines.nameEnd(text, start, frame.end);
        if (nameEnd == start) {
            return null;
        }
        String name = text.substring(start, nameEnd);
        if (!braced) {
            return endsName(after(frame, frames, nameEnd), quoted) ? new Reference(name, "", false, nameEnd) : null;
        }
        int close = nameEnd;
        while (close < frame.end && text.charAt(close) != '}') {
            close++;
        }
        boolean complete = close < frame.end && (close == nameEnd || Lines.isBlank(text.charAt(nameEnd)));
        return complete ? new Reference(name, text.substring(nameEnd, close), true, close + 1) : null;
    }

    /** The next character of the line, be it in this text or in one around it; a line feed at the end. */
    private static char after(Frame frame, Iterable<Frame> frames, int offset) {
        if (offset < frame.end) {
            return frame.text.charAt(offset);
        }
        for (Frame outer : frames) {
            if (outer != frame && outer.at < outer.end) {
                return outer.text.charAt(outer.at);
            }
        }
        return '\n';
    }

    private static boolean endsName(char next, boolean quoted) {
        return Lines.isBlank(next) || next == ',' || next == ')' || (!quoted && (next == '#' || next == '!'));
    }
}
