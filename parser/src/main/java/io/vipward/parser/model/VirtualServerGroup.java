package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code virtual_server_group} block: several addresses and marks that share their real servers.
 *
 * @param entries at least one, in the order of the file
 */
public record VirtualServerGroup(String name, Origins origins, List<Entry> entries) {
    public VirtualServerGroup {
        entries = List.copyOf(entries);
    }

    /** A line of a group. */
    public sealed interface Entry {
        Position position();
    }

    /**
     * Addresses that follow each other.
     *
     * @param first of a network its first address
     * @param last the same for a single address
     * @param port 0 for any
     */
    public record Addresses(InetAddress first, InetAddress last, int port, Position position) implements Entry {}

    /**
     * {@code fwmark}.
     *
     * @param mark 0..4294967295
     * @param family null where none was written: that of the real servers
     */
    public record Mark(long mark, ServiceAddress.@Nullable Family family, Position position) implements Entry {}
}
