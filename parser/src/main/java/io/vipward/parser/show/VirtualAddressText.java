package io.vipward.parser.show;

import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A line of {@code virtual_ipaddress}. */
final class VirtualAddressText {
    private static final Map<Integer, String> SCOPES =
            Map.of(0, "global", 200, "site", 253, "link", 254, "host", 255, "nowhere");

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
        words.add(address.address().getHostAddress() + "/" + address.prefixLength());
        words.add("dev");
        words.add(address.interfaceName());
        words.add("scope");
        words.add(SCOPES.getOrDefault(address.scope(), String.valueOf(address.scope())));
        AddressOptions options = address.options();
        if (options.broadcast() != null) {
            words.add("brd");
            words.add(options.broadcast());
        }
        if (options.label() != null) {
            words.add("label");
            words.add(options.label());
        }
        return words;
    }
}
