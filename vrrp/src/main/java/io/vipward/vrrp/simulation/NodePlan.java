package io.vipward.vrrp.simulation;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import io.vipward.vrrp.core.RouterSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine of the simulation, and what its daemon is configured to do.
 *
 * @param links its interfaces by name, without those that the daemon makes
 * @param settings with names for all virtual interfaces
 * @param startDelayNanos {@code vrrp_startup_delay}
 */
public record NodePlan(String name, Map<String, SimulatedLink> links, RouterSettings settings, long startDelayNanos) {
    public NodePlan {
        links = Map.copyOf(links);
    }

    /**
     * What became of the text of a configuration.
     *
     * @param plan null if no daemon would run with it
     * @param result with what is to be said about it
     */
    public record Read(@Nullable NodePlan plan, ParseResult result) {
        /**
         * The plan.
         *
         * @throws IllegalArgumentException with all findings if there is none
         */
        public NodePlan orThrow() {
            if (plan == null) {
                throw new IllegalArgumentException(result.text());
            }
            return plan;
        }
    }

    /** A machine whose daemon runs with what was parsed. */
    public static NodePlan of(String name, Map<String, SimulatedLink> links, Configuration configuration) {
        return new NodePlan(
                name,
                links,
                VirtualNames.named(RouterSettings.of(configuration), configuration.global()),
                configuration.global().vrrp().protocol().delays().startupNanos());
    }

    /** A machine whose daemon runs with the text of a {@code keepalived.conf} that includes no other files. */
    public static Read read(String name, Map<String, SimulatedLink> links, String text) {
        ParseResult result = ConfigurationParser.parse(name + ".conf", text);
        Configuration configuration = result.configuration();
        NodePlan plan = null;
        if (configuration != null && RouterSettings.of(configuration).refusal().isEmpty()) {
            plan = of(name, links, configuration);
        }
        return new Read(plan, result);
    }
}
