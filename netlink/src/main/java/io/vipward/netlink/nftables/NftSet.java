package io.vipward.netlink.nftables;

import org.jspecify.annotations.Nullable;

/**
 * A set, or a map if it has values. Immutable, any thread.
 *
 * @param id any number that no other set of the same transaction has
 * @param values the type of the values of a map, null for a set
 * @param constant whether it never changes once it is in use
 */
record NftSet(
        NftTable table,
        String name,
        int id,
        NftType keys,
        @Nullable NftType values,
        boolean constant) {
    static NftSet of(NftTable table, String name, int id, NftType keys) {
        return new NftSet(table, name, id, keys, null, false);
    }
}
