package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * What a virtual server says for its real servers. Those have it already; it is kept for people who look at the service.
 *
 * @param weight 1..2147483647
 * @param virtualHost of HTTP checkers, null for none
 */
public record ServerDefaults(
        Forwarding forwarding,
        int weight,
        boolean inhibitOnFailure,
        @Nullable String virtualHost,
        CheckDefaults checks) {}
