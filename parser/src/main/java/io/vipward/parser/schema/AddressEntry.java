package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code virtual_ipaddress}.
 *
 * @param interfaceName {@code dev}, null for the instance's own
 * @param scope rtnetlink's number
 */
public record AddressEntry(
        InetAddress address,
        int prefixLength,
        @Nullable String interfaceName,
        int scope,
        AddressOptions options,
        Word at) {
    public boolean isV6() {
        return IpText.isV6(address);
    }
}
