package io.vipward.vrrp.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Frames captured from running keepalived daemons, with their decoded fields. */
public final class Vectors {
    private static final Pattern FIELD = Pattern.compile("# ([a-z0-9_.]+) = (.*)");
    private static final int ETHERNET_HEADER_BYTES = 14;
    private static final int TOTAL_LENGTH_OFFSET = 2;

    private Vectors() {}

    /** One captured frame. */
    public record Vector(Map<String, String> fields, String frameHex) {
        public ByteBuffer packet() {
            return networkPart(HexFormat.of().parseHex(frameHex));
        }

        public String field(String name) {
            return Objects.requireNonNull(fields.get(name), name);
        }

        public int number(String name) {
            return Integer.decode(field(name));
        }
    }

    public static Vector read(String id) {
        List<String> lines = lines("/vectors/" + id + ".hex");
        Map<String, String> fields = lines.stream()
                .map(FIELD::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
        String hex = lines.stream().filter(line -> !line.startsWith("#")).collect(Collectors.joining(" "));
        return new Vector(fields, hex.replace(" ", ""));
    }

    public static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a raw socket delivers of an Ethernet frame: as many bytes as the IP header says. */
    public static ByteBuffer networkPart(byte[] frame) {
        byte[] packet = Arrays.copyOfRange(frame, ETHERNET_HEADER_BYTES, frame.length);
        int totalLength = ByteBuffer.wrap(packet).getShort(TOTAL_LENGTH_OFFSET) & 0xffff;
        return ByteBuffer.wrap(packet, 0, Math.min(totalLength, packet.length)).slice();
    }
}
