package io.vipward.parser.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as ANTLR reads it, without a copy.
 *
 * <p>It gives UTF-16 units instead of code points, so that the offsets of tokens are offsets of the text. No rule
 * names a character outside the basic plane.
 */
final class SourceCharStream implements CharStream {
    private final CharSequence text;
    private int index;

    SourceCharStream(CharSequence text) {
        this.text = text;
    }

    @Override
    public void consume() {
        if (index >= text.length()) {
            throw new IllegalStateException("cannot consume the end of the text");
        }
        index++;
    }

    @Override
    public int LA(int i) {
        int at = i > 0 ? index + i - 1 : index + i;
        return at < 0 || at >= text.length() || i == 0 ? IntStream.EOF : text.charAt(at);
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {}

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int to) {
        index = Math.min(to, text.length());
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return IntStream.UNKNOWN_SOURCE_NAME;
    }

    @Override
    public String getText(Interval interval) {
        return text.subSequence(interval.a, Math.min(interval.b + 1, text.length()))
                .toString();
    }
}
