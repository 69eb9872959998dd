package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * What an instance has to do with others.
 *
 * @param syncGroup the group that it belongs to, null for none
 * @param tracking what it watches
 * @param notification whom it tells
 */
public record VrrpRelations(@Nullable String syncGroup, VrrpTracking tracking, VrrpNotification notification) {
    /** An instance that stands alone and tells nobody. */
    public static VrrpRelations of(VrrpTracking tracking) {
        return new VrrpRelations(null, tracking, VrrpNotification.NONE);
    }
}
