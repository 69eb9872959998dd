package io.vipward.checkers.core;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import java.util.List;

/** Virtual servers from the text of a configuration. */
public final class PlanText {
    private PlanText() {}

    public static List<ServerPlan> plans(String text) {
        return ServerPlan.of(configuration(text));
    }

    public static Configuration configuration(String text) {
        ParseResult result = ConfigurationParser.parse("test.conf", text);
        Configuration configuration = result.configuration();
        if (configuration == null) {
            throw new IllegalArgumentException(result.text());
        }
        return configuration;
    }
}
