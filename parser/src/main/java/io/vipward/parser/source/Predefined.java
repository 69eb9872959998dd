package io.vipward.parser.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that are defined from the start, beginning with an underscore. */
final class Predefined {
    private static final long RANDOM_MOST = 32_767;
    private static final Pattern RANGE = Pattern.compile("[ \\t]*(\\d{1,18})?(?:[ \\t]+(\\d{1,18}))?[ \\t]*");

    private final ParseSettings settings;
    private String directory = "";

    Predefined(ParseSettings settings) {
        this.settings = settings;
    }

    /** What {@code ${_PWD}} stands for from now on. */
    void enter(String absoluteDirectory) {
        directory = absoluteDirectory;
    }

    /**
     * A value.
     *
     * @param text null if the name is not defined, or not with such arguments
     * @param fault what is wrong with the arguments nevertheless, null if nothing is
     */
    record Value(@Nullable String text, @Nullable String fault) {}

    private static final Value UNDEFINED = new Value(null, null);

    /** The value of a name with the text between it and the closing brace. */
    Value value(String name, String arguments) {
        boolean plain = arguments.isBlank();
        return switch (name) {
            case "_PWD" -> plain ? new Value(directory, null) : UNDEFINED;
            case "_INSTANCE" -> plain ? new Value(settings.configId(), null) : UNDEFINED;
            case "_HASH" -> plain ? new Value("#", null) : UNDEFINED;
            case "_BANG" -> plain ? new Value("!", null) : UNDEFINED;
            case "_RANDOM" -> random(arguments);
            case "_ENV" -> plain ? UNDEFINED : environment(arguments.strip());
            default -> UNDEFINED;
        };
    }

    private Value random(String arguments) {
        Matcher matcher = RANGE.matcher(arguments);
        if (!matcher.matches()) {
            return UNDEFINED;
        }
        long least = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
        long most = matcher.group(2) == null ? Math.max(RANDOM_MOST, least) : Long.parseLong(matcher.group(2));
        if (least > most) {
            return new Value(String.valueOf(least), "the least value " + least + " is above the most, " + most);
        }
        return new Value(String.valueOf(least + settings.random().applyAsLong(most - least + 1)), null);
    }

    /** A value of several lines would add lines to the file that nobody wrote. */
    private Value environment(String name) {
        String value = settings.environment().apply(name);
        return new Value(value == null ? "" : value.replace('\n', ' ').replace('\0', ' '), null);
    }
}
