package io.vipward.ipvs.table;

import io.vipward.netlink.wire.AddressText;
import java.net.InetAddress;

/** What identifies a virtual service in the kernel; everything else about it can be edited in place. */
public sealed interface ServiceKey {
    AddressFamily family();

    /** As keepalived's logs name it: {@code [10.9.0.100]:tcp:80} or {@code FWM 5}. */
    String text();

    /**
     * A service at an address.
     *
     * @param port 0..65535, 0 for every port of the address
     */
    record Endpoint(TransportProtocol protocol, InetAddress address, int port) implements ServiceKey {
        public Endpoint {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is not in 0..65535");
            }
        }

        @Override
        public AddressFamily family() {
            return AddressFamily.of(address);
        }

        @Override
        public String text() {
            return "[" + AddressText.of(address) + "]:" + protocol.text() + ":" + port;
        }
    }

    /**
     * A service for packets that the firewall marked.
     *
     * @param mark 1..4294967295
     */
    record FirewallMark(AddressFamily family, long mark) implements ServiceKey {
        public FirewallMark {
            if (mark < 1 || mark > 0xffff_ffffL) {
                throw new IllegalArgumentException("firewall mark " + mark + " is not in 1..4294967295");
            }
        }

        @Override
        public String text() {
            return "FWM " + mark;
        }
    }
}
