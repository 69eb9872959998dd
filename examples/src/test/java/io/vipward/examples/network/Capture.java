package io.vipward.examples.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The adverts and gratuitous ARPs that pass through a switch, as tcpdump sees them. A thread of its own reads; any
 * thread may ask. Its clock is the host's real time, so {@link #now} can be compared with any frame.
 */
public final class Capture {
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_ARP = 0x0806;
    private static final int PROTOCOL_VRRP = 112;

    private final List<Frame> frames = new ArrayList<>();

    private Capture() {}

    static Capture start(Node lanSwitch, String bridge) {
        List<String> command = List.of(
                "tcpdump",
                "-Z",
                "root",
                "-i",
                bridge,
                "-n",
                "-U",
                "--immediate-mode",
                "-w",
                "-",
                "--time-stamp-precision=nano",
                "ip proto 112 or arp");
        try {
            Process process = lanSwitch.prepare(command).start();
            Capture capture = new Capture();
            Log errors = Log.of(process.getErrorStream());
            Programs.inBackground(() -> PacketStream.read(
                    process.getInputStream(), (atNanos, packet) -> capture.add(decode(atNanos, packet))));
            errors.await("listening on", Wait.seconds(10));
            return capture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This moment on the clock of the frames. */
    public static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    public synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    public List<Advert> adverts(Predicate<Advert> which) {
        return frames().stream()
                .filter(Advert.class::isInstance)
                .map(Advert.class::cast)
                .filter(which)
                .toList();
    }

    public List<GratuitousArp> announcements(Predicate<GratuitousArp> which) {
        return frames().stream()
                .filter(GratuitousArp.class::isInstance)
                .map(GratuitousArp.class::cast)
                .filter(which)
                .toList();
    }

    /** Waits for an advert, among those captured so far too, and returns the first. */
    public Advert await(String what, Duration limit, Predicate<Advert> which) {
        return await(what, 1, limit, which).get(0);
    }

    /** Waits for {@code count} adverts, those captured so far included. */
    public List<Advert> await(String what, int count, Duration limit, Predicate<Advert> which) {
        Wait.until(what, limit, () -> adverts(which).size() >= count, this::tail);
        return adverts(which);
    }

    private String tail() {
        List<Frame> all = frames();
        return String.join(
                "\n",
                all.subList(Math.max(0, all.size() - 20), all.size()).stream()
                        .map(Frame::toString)
                        .toList());
    }

    private synchronized void add(@Nullable Frame frame) {
        if (frame != null) {
            frames.add(frame);
        }
    }

    private static @Nullable Frame decode(long atNanos, Octets ethernet) {
        int type = ethernet.u16(12);
        Octets payload = ethernet.from(PacketStream.ETHERNET_BYTES);
        if (type == ETHERTYPE_IPV4 && payload.u8(9) == PROTOCOL_VRRP) {
            return Advert.decode(atNanos, payload);
        }
        if (type == ETHERTYPE_ARP && payload.address(14).equals(payload.address(24))) {
            return new GratuitousArp(atNanos, payload.mac(8), payload.address(14));
        }
        return null;
    }
}
