package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import java.net.InetAddress;

/**
 * A line of {@code unicast_peer}.
 *
 * @param limited whether a TTL was written
 */
public record UnicastPeer(InetAddress address, int minTtl, int maxTtl, boolean limited, Word at) {
    public boolean isV6() {
        return IpText.isV6(address);
    }
}
