package io.vipward.ipvs.wire;

import io.vipward.netlink.wire.DatagramReader;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What real tools said to a real kernel: {@code >} to the kernel, {@code <} from it, in hex. */
public final class Vectors {
    public static final int FAMILY = 28;

    private Vectors() {}

    /** The messages to the IPVS family, as hex without sequence number and port id. */
    public static List<String> requests(String name) {
        List<String> requests = new ArrayList<>();
        for (String line : lines(name)) {
            if (line.startsWith("> ") && !line.startsWith("> 20000000")) {
                requests.add(withoutSequence(line.substring(2)));
            }
        }
        return requests;
    }

    /** The data messages from the IPVS family. */
    public static List<NetlinkMessage> answers(String name) {
        List<NetlinkMessage> messages = new ArrayList<>();
        for (String line : lines(name)) {
            if (line.startsWith("< ")) {
                DatagramReader datagram = new DatagramReader(bytes(line.substring(2)));
                for (NetlinkMessage message = datagram.next(); message != null; message = datagram.next()) {
                    if (message.type() == FAMILY) {
                        messages.add(message);
                    }
                }
            }
        }
        return messages;
    }

    /** Our request as the channel sends it, in the same form as {@link #requests}. */
    public static String hex(Request request) {
        ByteBuffer buffer =
                ByteBuffer.allocate(DatagramReader.HEADER_BYTES + 4096).order(ByteOrder.nativeOrder());
        request.writeTo(buffer, 0, NetlinkFlags.ACK);
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return withoutSequence(HexFormat.of().formatHex(bytes));
    }

    public static Request asRequest(String hex) {
        ByteBuffer bytes = bytes(hex.replace("|", "0000000000000000"));
        return new Request(
                bytes.getShort(4) & 0xffff,
                bytes.getShort(6) & 0xffff & ~NetlinkFlags.ACK,
                bytes.slice(DatagramReader.HEADER_BYTES, bytes.getInt(0) - DatagramReader.HEADER_BYTES));
    }

    private static String withoutSequence(String hex) {
        return hex.substring(0, 16) + "|" + hex.substring(32);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.nativeOrder());
    }

    private static List<String> lines(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("no vector " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
