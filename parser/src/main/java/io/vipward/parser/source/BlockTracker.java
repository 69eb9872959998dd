package io.vipward.parser.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells what block a text ends in, as far as it was put together. It reads on from where it stopped, so asking often
 * costs no more than asking once.
 */
final class BlockTracker {
    private final SourceText.Builder text;
    private final List<String> open = new ArrayList<>();
    private final StringBuilder keyword = new StringBuilder();
    private boolean keywordComplete;
    private boolean quoted;
    private boolean comment;
    private boolean newLine;
    private int at;

    BlockTracker(SourceText.Builder text) {
        this.text = text;
    }

    /** Whether what is appended next stands in a block of the top level with this keyword, and not deeper. */
    boolean isIn(String block) {
        while (at < text.length()) {
            character(text.charAt(at++));
        }
        return open.size() == 1 && open.get(0).equals(block);
    }

    private void character(char c) {
        if (c == '\n') {
            quoted = false;
            comment = false;
            newLine = true;
        } else if (comment) {
            return;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            return;
        } else if (c == '#' || c == '!') {
            comment = true;
        } else if (c == '{') {
            open.add(keyword.toString());
            endStatement();
        } else if (c == '}') {
            if (!open.isEmpty()) {
                open.remove(open.size() - 1);
            }
            endStatement();
        } else if (Lines.isBlank(c)) {
            keywordComplete |= keyword.length() > 0;
        } else {
            word(c);
        }
    }

    /** The keyword of a block may stand on a line before its brace, but no other word in between. */
    private void word(char c) {
        if (newLine) {
            endStatement();
        }
        if (!keywordComplete) {
            keyword.append(c);
        }
    }

    private void endStatement() {
        keyword.setLength(0);
        keywordComplete = false;
        newLine = false;
    }
}
