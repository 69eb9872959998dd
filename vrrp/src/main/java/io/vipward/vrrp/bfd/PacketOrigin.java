package io.vipward.vrrp.bfd;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a packet came in.
 *
 * @param to the address of ours that it was sent to, null if the system did not say
 * @param hopLimit what was left of it, negative if the system did not say
 * @param multihop whether it came to the port of multihop sessions
 */
public record PacketOrigin(InetSocketAddress from, @Nullable InetAddress to, int hopLimit, boolean multihop) {}
