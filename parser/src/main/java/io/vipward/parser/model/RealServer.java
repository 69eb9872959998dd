package io.vipward.parser.model;

import java.net.InetAddress;
import java.util.List;

/**
 * A {@code real_server} block, completed.
 *
 * @param port as the kernel gets it
 * @param checkers in the order of the file; none means always up
 */
public record RealServer(
        InetAddress address, int port, Origins origins, RealServerSettings settings, List<TcpCheck> checkers) {
    public RealServer {
        checkers = List.copyOf(checkers);
    }
}
