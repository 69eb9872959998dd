package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.wire.MacAddress;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An interface that there shall be. Immutable, any thread.
 *
 * @param instance which needs it, by its name in the configuration
 * @param name that it has or will have, at most 15 characters
 * @param base the interface below, as it is configured
 */
public record VirtualLink(String instance, String name, String base, Shape shape, Purpose purpose) {
    /**
     * What makes it what it is.
     *
     * @param mac {@link MacAddress#NONE} for an ipvlan, which shares that of the interface below
     * @param group the group of interfaces, a name or a number; null for that of the interface below
     */
    public record Shape(
            LinkKind kind, MacAddress mac, @Nullable String group) {}

    /**
     * What it is for.
     *
     * @param ipv6 the family of its instance or its address
     * @param bothFamilies whether the instance has addresses of the other family too
     * @param linkLocal whether adverts need a link-local address on it
     * @param source that address where it is configured, null for a copy of the interface below
     * @param address of an ipvlan, null for none
     */
    public record Purpose(
            boolean ipv6,
            boolean bothFamilies,
            boolean linkLocal,
            @Nullable InetAddress source,
            @Nullable Address address) {
        boolean uses(boolean family6) {
            return bothFamilies || family6 == ipv6;
        }
    }

    /** An address with the length of its prefix. */
    public record Address(InetAddress address, int prefixLength) {}

    /** True for one with a MAC address of its own. */
    public boolean macvlan() {
        return shape.kind() instanceof LinkKind.Macvlan;
    }
}
