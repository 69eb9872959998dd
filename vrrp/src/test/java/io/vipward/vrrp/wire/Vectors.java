package io.vipward.vrrp.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Frames captured from running keepalived daemons, with their decoded fields. */
public final class Vectors {
    private static final Pattern FIELD = Pattern.compile("# (?:([a-z0-9_.]+) = |(param [a-z_]+|[a-z_]+): )(.*)");
    private static final int ETHERNET_HEADER_BYTES = 14;
    private static final int TOTAL_LENGTH_OFFSET = 2;
    private static final int IPV6_HEADER_BYTES = 40;

    private Vectors() {}

    /** One captured frame. */
    public record Vector(Map<String, String> fields, String frameHex) {
        public ByteBuffer packet() {
            return networkPart(HexFormat.of().parseHex(frameHex));
        }

        public boolean overIpv6() {
            return fields.containsKey("ip6.src");
        }

        public boolean has(String name) {
            return fields.containsKey(name);
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
                .collect(Collectors.toMap(
                        field -> field.group(1) == null ? field.group(2) : field.group(1), field -> field.group(3)));
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

    /** The names of all captured adverts. */
    public static List<String> adverts() {
        URL folder = Objects.requireNonNull(Vectors.class.getResource("/vectors"), "vectors");
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hex"))
                    .map(name -> name.substring(0, name.length() - ".hex".length()))
                    .filter(name -> read(name).has("vrrp.version"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a raw socket delivers of an Ethernet frame: of IPv4 as many bytes as its header says, of IPv6 the payload.
     */
    public static ByteBuffer networkPart(byte[] frame) {
        if ((frame[ETHERNET_HEADER_BYTES] & 0xf0) == 0x60) {
            int start = ETHERNET_HEADER_BYTES + IPV6_HEADER_BYTES;
            return ByteBuffer.wrap(frame, start, frame.length - start).slice();
        }
        byte[] packet = Arrays.copyOfRange(frame, ETHERNET_HEADER_BYTES, frame.length);
        int totalLength = ByteBuffer.wrap(packet).getShort(TOTAL_LENGTH_OFFSET) & 0xffff;
        return ByteBuffer.wrap(packet, 0, Math.min(totalLength, packet.length)).slice();
    }
}
