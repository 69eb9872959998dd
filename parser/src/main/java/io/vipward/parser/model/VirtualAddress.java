package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code virtual_ipaddress}.
 *
 * @param prefixLength 32 (IPv4) where none was written
 * @param interfaceName {@code dev}, or the instance's interface
 * @param scope rtnetlink's number: 0 global, 200 site, 253 link, 254 host, 255 nowhere
 * @param options label and broadcast
 */
public record VirtualAddress(
        InetAddress address,
        int prefixLength,
        String interfaceName,
        int scope,
        AddressOptions options,
        Position position) {
    /**
     * Attributes that only some addresses have.
     *
     * @param label {@code label}, null for none
     * @param broadcast {@code brd}, computed where written as + or -, null for none
     */
    public record AddressOptions(
            @Nullable String label, @Nullable InetAddress broadcast) {
        public static final AddressOptions NONE = new AddressOptions(null, null);
    }
}
