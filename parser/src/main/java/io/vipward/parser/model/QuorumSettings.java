package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * When a virtual server counts as up.
 *
 * @param quorum weight needed, at most the sum of the configured weights
 * @param hysteresis below the quorum
 * @param up {@code quorum_up}, null for none
 * @param down {@code quorum_down}, null for none
 */
public record QuorumSettings(
        long quorum,
        long hysteresis,
        @Nullable ScriptCommand up,
        @Nullable ScriptCommand down) {}
