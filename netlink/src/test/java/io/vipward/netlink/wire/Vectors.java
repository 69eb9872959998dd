package io.vipward.netlink.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What real tools said to a real kernel, byte for byte: {@code >} to the kernel, {@code <} from it. Little endian. */
public final class Vectors {
    private Vectors() {}

    /** The messages to the kernel. */
    public static List<NetlinkMessage> requests(String name) {
        return messages(name, "> ");
    }

    /** The messages from the kernel. */
    public static List<NetlinkMessage> answers(String name) {
        return messages(name, "< ");
    }

    /** The datagrams from the kernel. */
    public static List<ByteBuffer> datagrams(String name) {
        return datagrams(name, "< ");
    }

    /** Length, type and flags of a request as we send it, and its payload; sequence and port differ from run to run. */
    public static String comparable(Request request) {
        ByteBuffer buffer = ByteBuffer.allocate(request.wireBytes() + 3).order(ByteOrder.nativeOrder());
        request.writeTo(buffer, 0, 0);
        return HexFormat.of().formatHex(buffer.array(), 0, buffer.position());
    }

    /** A message in the same form. */
    public static String comparable(NetlinkMessage message) {
        return comparable(new Request(message.type(), message.flags(), message.payload()));
    }

    private static List<NetlinkMessage> messages(String name, String prefix) {
        List<NetlinkMessage> messages = new ArrayList<>();
        for (ByteBuffer datagram : datagrams(name, prefix)) {
            DatagramReader reader = new DatagramReader(datagram);
            NetlinkMessage message;
            while ((message = reader.next()) != null) {
                messages.add(message);
            }
            if (reader.fault() != null) {
                throw new IllegalStateException(name + ": " + reader.fault());
            }
        }
        return messages;
    }

    private static List<ByteBuffer> datagrams(String name, String prefix) {
        List<ByteBuffer> datagrams = new ArrayList<>();
        for (String line : text(name).split("\n", -1)) {
            if (line.startsWith(prefix)) {
                datagrams.add(ByteBuffer.wrap(
                        HexFormat.of().parseHex(line.substring(prefix.length()).strip())));
            }
        }
        return datagrams;
    }

    private static String text(String name) {
        try (InputStream stream = Vectors.class.getResourceAsStream("/vectors-netlink/" + name + ".txt")) {
            if (stream == null) {
                throw new IllegalArgumentException("no vector " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
