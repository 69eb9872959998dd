package io.vipward.parser.model;

import java.util.List;

/**
 * The routes and rules a master has.
 *
 * @param routes {@code virtual_routes}
 * @param rules {@code virtual_rules}
 */
public record VrrpRoutes(List<IpRoute> routes, List<IpRule> rules) {
    public static final VrrpRoutes NONE = new VrrpRoutes(List.of(), List.of());

    public VrrpRoutes {
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
    }
}
