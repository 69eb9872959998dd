package io.vipward.parser.format;

import io.vipward.parser.source.Lines;

/**
 * The braces of a line that is kept as it is.
 *
 * @param net how many more are opened than closed
 * @param leading how many are closed before anything else
 * @param lowest the most that are closed of those that were open before the line
 */
record Braces(int net, int leading, int lowest) {
    static final Braces NONE = new Braces(0, 0, 0);

    /** Counts those that can be braces of blocks: outside quotes, references and remarks. */
    static Braces of(String text, int from, int to) {
        int net = 0;
        int leading = 0;
        int lowest = 0;
        boolean quoted = false;
        boolean begins = true;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (Lines.isProtecting(text, at, to, quoted)) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '$') {
                at = Lines.referenceEnd(text, at, to) - 1;
            } else if (!quoted && Spacing.beginsRemark(text, at, from, to)) {
                break;
            } else if (!quoted && c == '{') {
                net++;
            } else if (!quoted && c == '}') {
                net--;
                lowest = Math.max(lowest, -net);
                leading += begins ? 1 : 0;
            }
            begins &= c == '}' || Lines.isBlank(c);
        }
        return new Braces(net, leading, lowest);
    }
}
