package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * Network namespaces.
 *
 * @param all {@code net_namespace}, null for the one that the daemon is started in
 * @param ipvs {@code net_namespace_ipvs}, by default {@link #all}; null for the one that the daemon is started in
 * @param ipsets {@code namespace_with_ipsets}: ipsets inside a namespace in spite of an old kernel
 */
public record Namespaces(@Nullable String all, @Nullable String ipvs, boolean ipsets) {
    public static final Namespaces NONE = new Namespaces(null, null, false);
}
