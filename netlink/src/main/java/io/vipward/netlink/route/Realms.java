package io.vipward.netlink.route;

/**
 * Realms of a route or rule, IPv4 only. Immutable, any thread.
 *
 * @param from 0 to 65535, 0 for none
 * @param to 0 to 65535
 */
public record Realms(int from, int to) {
    private static final int MAX = 0xffff;

    public Realms {
        if (from < 0 || from > MAX || to < 0 || to > MAX) {
            throw new IllegalArgumentException("realms " + from + "/" + to);
        }
    }

    long encoded() {
        return (long) from << 16 | to;
    }

    static Realms decoded(long value) {
        return new Realms((int) (value >> 16) & MAX, (int) value & MAX);
    }
}
