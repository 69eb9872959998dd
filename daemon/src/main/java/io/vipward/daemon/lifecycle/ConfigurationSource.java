package io.vipward.daemon.lifecycle;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.source.Host;
import io.vipward.parser.source.ParseSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the configuration comes from, and how it is to be read.
 *
 * @param file may hold wildcards
 * @param configId for {@code @ID} lines, null for the node's name up to the first dot
 * @param allIncludes included files that are missing are errors
 */
public record ConfigurationSource(Path file, @Nullable String configId, boolean allIncludes) {
    /** Reads it anew. Blocking. */
    public ParseResult parse() {
        ParseSettings settings = Host.settings().withAllIncludeChecks(allIncludes);
        return ConfigurationParser.parse(file, configId == null ? settings : settings.withConfigId(configId));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
