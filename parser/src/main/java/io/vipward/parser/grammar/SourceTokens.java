package io.vipward.parser.grammar;

import io.vipward.parser.source.SourceText;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The tokens of a text for a parser that looks at one of them and never back. One thread, read once.
 *
 * <p>Nine tenths of a configuration are words without quotes and backslashes, blanks and ends of line. Those are taken
 * here as {@code KeepalivedLexer} would take them, which is several times faster; all else is left to it. The few
 * tokens that are alive at a time are used again and again.
 */
final class SourceTokens implements TokenStream {
    /** The one that is looked at, the one before it, which an action still reads, and one to spare. */
    private static final int ALIVE = 4;

    private static final int ASCII = 0x80;
    private static final byte WORD = 0;
    private static final byte BLANK = 1;
    private static final byte COMMENT = 2;
    private static final byte SIGN = 3;
    private static final byte OTHER = 4;
    private static final byte[] KINDS = new byte[ASCII];

    static {
        for (char c : " \t\r\u000b\f".toCharArray()) {
            KINDS[c] = BLANK;
        }
        KINDS['#'] = COMMENT;
        KINDS['!'] = COMMENT;
        KINDS['\n'] = SIGN;
        KINDS['{'] = SIGN;
        KINDS['}'] = SIGN;
        KINDS['"'] = OTHER;
        KINDS['\\'] = OTHER;
    }

    private final SourceText text;
    private final SourceCharStream characters;
    private final KeepalivedLexer lexer;
    private final CommonToken[] tokens = new CommonToken[ALIVE];
    private int index;
    private int offset;

    SourceTokens(SourceText text) {
        this.text = text;
        this.characters = new SourceCharStream(text);
        this.lexer = new KeepalivedLexer(characters);
        lexer.removeErrorListeners();
        for (int i = 0; i < ALIVE; i++) {
            tokens[i] = new CommonToken(Token.INVALID_TYPE);
        }
        fetch();
    }

    private void fetch() {
        int at = offset;
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            switch (kind(c)) {
                case BLANK -> at++;
                case COMMENT -> at = lineEnd(at, length);
                case SIGN -> {
                    take(sign(c), at, at + 1);
                    return;
                }
                case WORD -> {
                    int end = wordEnd(at + 1, length);
                    if (end < length && text.charAt(end) == '\\') {
                        delegate(at);
                    } else {
                        take(KeepalivedLexer.WORD, at, end);
                    }
                    return;
                }
                default -> {
                    delegate(at);
                    return;
                }
            }
        }
        take(Token.EOF, length, length);
    }

    private static byte kind(char c) {
        return c < ASCII ? KINDS[c] : WORD;
    }

    private static int sign(char c) {
        return c == '\n' ? KeepalivedLexer.END_OF_LINE : c == '{' ? KeepalivedLexer.OPEN : KeepalivedLexer.CLOSE;
    }

    private int wordEnd(int from, int length) {
        int at = from;
        while (at < length && kind(text.charAt(at)) == WORD) {
            at++;
        }
        return at;
    }

    private int lineEnd(int from, int length) {
        int at = from;
        while (at < length && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private void delegate(int at) {
        characters.seek(at);
        Token token = lexer.nextToken();
        take(token.getType(), token.getStartIndex(), token.getStopIndex() + 1);
    }

    private void take(int type, int from, int to) {
        CommonToken token = at(index);
        token.setType(type);
        token.setStartIndex(from);
        token.setStopIndex(to - 1);
        offset = to;
    }

    private CommonToken at(int position) {
        return tokens[position & (ALIVE - 1)];
    }

    @Override
    public void consume() {
        if (LA(1) == EOF) {
            throw new IllegalStateException("cannot consume the end of the text");
        }
        index++;
        fetch();
    }

    @Override
    public int LA(int i) {
        return LT(i).getType();
    }

    @Override
    public Token LT(int k) {
        if (k != 1 && k != -1) {
            throw new UnsupportedOperationException("the grammar looks one token ahead, not " + k);
        }
        return k == 1 ? at(index) : at(index - 1);
    }

    @Override
    public Token get(int position) {
        if (position > index || position < index - 1) {
            throw new IndexOutOfBoundsException("token " + position + " is gone or not yet read, at " + index);
        }
        return at(position);
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {}

    @Override
    public void seek(int position) {
        if (position != index) {
            throw new UnsupportedOperationException("the tokens are read once");
        }
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException("the number of tokens is known at their end only");
    }

    @Override
    public String getSourceName() {
        return characters.getSourceName();
    }

    @Override
    public TokenSource getTokenSource() {
        return lexer;
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(get(interval.a).getStartIndex(), get(interval.b).getStopIndex() + 1);
    }

    @Override
    public String getText() {
        return text.toString();
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token start, Token stop) {
        return text.substring(start.getStartIndex(), stop.getStopIndex() + 1);
    }
}
