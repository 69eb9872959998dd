package io.vipward.checkers.probe;

import io.vipward.parser.model.BodyPattern;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** With Java's own patterns, one character for each byte; what they cannot do is refused by name. */
final class JavaMatcher extends BodyMatcher {
    private final Pattern pattern;

    /** @throws IllegalArgumentException with one sentence if the pattern cannot be used */
    JavaMatcher(BodyPattern settings) {
        super(settings);
        int flags = 0;
        for (String word : settings.options()) {
            PatternOption option = PatternOption.byWord(word).orElse(PatternOption.NO_START_OPTIMIZE);
            flags |= switch (option) {
                case CASELESS -> Pattern.CASE_INSENSITIVE;
                case DOTALL -> Pattern.DOTALL;
                case MULTILINE -> Pattern.MULTILINE | Pattern.UNIX_LINES;
                case EXTENDED -> Pattern.COMMENTS;
                case NO_AUTO_POSSESS, NO_DOTSTAR_ANCHOR, NO_START_OPTIMIZE, USE_OFFSET_LIMIT, NEVER_UCP, NEVER_UTF -> 0;
                default ->
                    throw new IllegalArgumentException("regex_options " + word
                            + " needs the PCRE2 library, which is not on this machine: install libpcre2-8");
            };
        }
        try {
            this.pattern = Pattern.compile(settings.pattern(), flags | Pattern.UNIX_LINES);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(
                    "Invalid regex: '" + settings.pattern() + "' at offset " + invalid.getIndex() + ": "
                            + invalid.getDescription() + " (without the PCRE2 library, which is not on this machine)",
                    invalid);
        }
    }

    @Override
    long find(ByteBuffer body, int from) {
        String text = StandardCharsets.ISO_8859_1.decode(body.duplicate()).toString();
        Matcher matcher = pattern.matcher(new LimitedText(text));
        try {
            return matcher.find(from) ? matcher.start() : -1;
        } catch (LimitedText.ExhaustedException exhausted) {
            return -1;
        }
    }
}
