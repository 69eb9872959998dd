package io.vipward.parser.source;

import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration means depends on these besides its text.
 *
 * @param configId what {@code @ID} lines are compared with and {@code ${_INSTANCE}} stands for; keepalived's default is
 *     the node name up to its first dot
 * @param allIncludeChecks whether every include must find what it names ({@code -e})
 * @param files where includes are looked up
 * @param environment value of an environment variable, or null
 * @param random a number from 0 up to, not including, its argument
 */
public record ParseSettings(
        String configId,
        boolean allIncludeChecks,
        ConfigurationFiles files,
        UnaryOperator<@Nullable String> environment,
        LongUnaryOperator random) {

    /** No files, no environment, no chance: the same text always means the same. */
    public static final ParseSettings ISOLATED =
            new ParseSettings("localhost", false, ConfigurationFiles.NONE, name -> null, bound -> 0);

    public ParseSettings withConfigId(String id) {
        return new ParseSettings(id, allIncludeChecks, files, environment, random);
    }

    public ParseSettings withAllIncludeChecks(boolean all) {
        return new ParseSettings(configId, all, files, environment, random);
    }

    public ParseSettings withFiles(ConfigurationFiles others) {
        return new ParseSettings(configId, allIncludeChecks, others, environment, random);
    }

    public ParseSettings withEnvironment(UnaryOperator<@Nullable String> variables) {
        return new ParseSettings(configId, allIncludeChecks, files, variables, random);
    }

    public ParseSettings withRandom(LongUnaryOperator numbers) {
        return new ParseSettings(configId, allIncludeChecks, files, environment, numbers);
    }
}
