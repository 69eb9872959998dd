package io.vipward.parser.show;

import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualAddress.Peer;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of {@code virtual_ipaddress}. */
final class VirtualAddressText {
    private static final Map<Integer, String> SCOPES =
            Map.of(0, "global", 200, "site", 253, "link", 254, "host", 255, "nowhere");

    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private VirtualAddressText() {}

    static void block(TextWriter out, String keyword, List<VirtualAddress> addresses) {
        if (!addresses.isEmpty()) {
            out.open(keyword);
            addresses.forEach(address -> out.entry(words(address)));
            out.close();
        }
    }

    private static List<Object> words(VirtualAddress address) {
        List<Object> words = new ArrayList<>();
        boolean v6 = address.address() instanceof Inet6Address;
        AddressOptions options = address.options();
        Peer peer = options.peer();
        // With a peer the length is the peer's.
        String length = peer == null ? "/" + address.prefixLength() : "";
        words.add(address.address().getHostAddress() + length);
        option(words, "dev", address.interfaceName().isEmpty() ? null : address.interfaceName());
        if (!v6) {
            option(words, "scope", SCOPES.getOrDefault(address.scope(), String.valueOf(address.scope())));
        }
        option(words, "brd", options.broadcast());
        option(words, "label", options.label());
        option(words, "peer", peer == null ? null : peerText(peer));
        boolean forever = options.preferredSeconds() == AddressOptions.FOREVER;
        if (v6 || !forever) {
            option(words, "preferred_lft", forever ? "forever" : options.preferredSeconds());
        }
        options.flags().stream().map(AddressFlag::word).forEach(words::add);
        option(words, "track_group", options.trackGroup());
        return words;
    }

    /** The length only where it was written, because keepalived drops an address with such a peer. */
    private static String peerText(Peer peer) {
        int bits = peer.address() instanceof Inet6Address ? V6_BITS : V4_BITS;
        String length = peer.prefixLength() == bits ? "" : "/" + peer.prefixLength();
        return peer.address().getHostAddress() + length;
    }

    private static void option(List<Object> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }
}
