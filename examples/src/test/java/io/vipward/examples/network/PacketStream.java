package io.vipward.examples.network;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What tcpdump writes while it captures: pcap-savefile(5), in this machine's byte order and with nanoseconds. */
final class PacketStream {
    static final int ETHERNET_BYTES = 14;

    private static final int FILE_HEADER_BYTES = 24;
    private static final int PACKET_HEADER_BYTES = 16;

    private PacketStream() {}

    /** Takes one packet, from its Ethernet header on. */
    @FunctionalInterface
    interface Receiver {
        void packet(long atNanos, Octets ethernet);
    }

    /** Reads to the end, which is that of the capture. */
    static void read(InputStream stream, Receiver receiver) {
        try (DataInputStream input = new DataInputStream(new BufferedInputStream(stream))) {
            input.readFully(new byte[FILE_HEADER_BYTES]);
            byte[] header = new byte[PACKET_HEADER_BYTES];
            while (true) {
                input.readFully(header);
                ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.nativeOrder());
                long atNanos = fields.getInt() * 1_000_000_000L + fields.getInt();
                byte[] packet = new byte[fields.getInt()];
                input.readFully(packet);
                receiver.packet(atNanos, new Octets(packet, 0));
            }
        } catch (IOException e) {
            // The node is gone, and tcpdump with it.
            return;
        }
    }
}
