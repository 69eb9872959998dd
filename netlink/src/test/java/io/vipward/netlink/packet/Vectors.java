package io.vipward.netlink.packet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Ethernet frames captured from running keepalived daemons. */
final class Vectors {
    private Vectors() {}

    /** Hexadecimal digits. */
    static String frame(String name) {
        try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/" + name + ".hex")) {
            if (stream == null) {
                throw new IllegalArgumentException("no vector " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining())
                    .replace(" ", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What follows so many bytes of headers. */
    static byte[] behind(String name, int headerBytes) {
        return HexFormat.of().parseHex(frame(name).substring(2 * headerBytes));
    }

    /** What stands between position and limit, which stay. */
    static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
