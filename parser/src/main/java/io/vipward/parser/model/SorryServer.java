package io.vipward.parser.model;

import java.net.InetAddress;

/**
 * {@code sorry_server}: serves while the quorum is lost; its weight is 1.
 *
 * @param inhibit stays in the table with weight 0 while it is not needed
 */
public record SorryServer(InetAddress address, int port, Forwarding forwarding, boolean inhibit) {
    public ForwardingMethod method() {
        return forwarding.method();
    }
}
