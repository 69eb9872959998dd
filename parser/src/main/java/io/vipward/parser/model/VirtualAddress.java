package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code virtual_ipaddress}.
 *
 * @param prefixLength 32 (IPv4) or 128 (IPv6) where none was written
 * @param interfaceName {@code dev}, or the instance's interface; empty where it has none
 * @param scope rtnetlink's number: 0 global, 200 site, 253 link, 254 host, 255 nowhere
 * @param options what else was written
 */
public record VirtualAddress(
        InetAddress address,
        int prefixLength,
        String interfaceName,
        int scope,
        AddressOptions options,
        Position position) {
    /** The same on another interface. */
    public VirtualAddress on(String otherInterface) {
        return new VirtualAddress(address, prefixLength, otherInterface, scope, options, position);
    }

    /** The same with other options. */
    public VirtualAddress with(AddressOptions others) {
        return new VirtualAddress(address, prefixLength, interfaceName, scope, others, position);
    }

    /**
     * Attributes that only some addresses have.
     *
     * @param label {@code label}, null for none
     * @param broadcast {@code brd}, computed where written as + or -, null for none
     * @param peer {@code peer}: the other end of a point-to-point link, null for none
     * @param preferredSeconds {@code preferred_lft}; {@link #FOREVER} by default, 0 for IPv6 addresses without prefix
     * @param flags in the order of their constants
     * @param trackGroup {@code track_group} of a static address, null for none
     */
    public record AddressOptions(
            @Nullable String label,
            @Nullable InetAddress broadcast,
            @Nullable Peer peer,
            long preferredSeconds,
            List<AddressFlag> flags,
            @Nullable String trackGroup) {
        /** As the kernel writes it. */
        public static final long FOREVER = 0xffff_ffffL;

        public static final AddressOptions NONE = of(null, null);

        public AddressOptions {
            flags = List.copyOf(flags);
        }

        /** The same with other flags. */
        public AddressOptions with(List<AddressFlag> others) {
            return new AddressOptions(label, broadcast, peer, preferredSeconds, others, trackGroup);
        }

        public static AddressOptions of(@Nullable String label, @Nullable InetAddress broadcast) {
            return new AddressOptions(label, broadcast, null, FOREVER, List.of(), null);
        }
    }

    /** The other end, with the prefix length of the network between. */
    public record Peer(InetAddress address, int prefixLength) {}
}
