package io.vipward.examples.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts one router's adverts by virtual router, where there are too many to be kept. Time is that of the kernel's
 * capture, so nothing that reads it late can distort it. A thread of its own reads; any thread may ask.
 */
public final class AdvertTally {
    private static final int ROUTERS = 256;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int[] counts = new int[ROUTERS];
    private final long[] last = new long[ROUTERS];
    private final long[] longestGap = new long[ROUTERS];
    private long beginNanos = Long.MAX_VALUE;
    private long endNanos = Long.MAX_VALUE;
    private long nowNanos;

    private AdvertTally() {}

    static AdvertTally start(Node lanSwitch, String bridge, String source) {
        String command = "tcpdump -Z root -i " + bridge + " -n -B 8192 -s 64 -w - --time-stamp-precision=nano";
        ProcessBuilder builder = lanSwitch.prepare(
                Stream.concat(Arrays.stream(command.split(" ")), Stream.of("ip proto 112 and src " + source))
                        .toList());
        try {
            Process process = builder.start();
            AdvertTally tally = new AdvertTally();
            Log errors = Log.of(process.getErrorStream());
            Programs.inBackground(() -> PacketStream.read(process.getInputStream(), tally::count));
            errors.await("listening on", Wait.seconds(10));
            return tally;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what was counted, and counts from the next advert on for this long. */
    public synchronized void begin(Duration length) {
        Arrays.fill(counts, 0);
        Arrays.fill(last, 0);
        Arrays.fill(longestGap, 0);
        beginNanos = 0;
        endNanos = length.toNanos();
    }

    /** Whether the time since {@link #begin} is over, on the capture's clock. */
    public synchronized boolean isOver() {
        return beginNanos != 0 && nowNanos >= endNanos;
    }

    /** How often each of these virtual routers was heard at least. */
    public synchronized int least(int firstVrid, int lastVrid) {
        return IntStream.rangeClosed(firstVrid, lastVrid)
                .map(vrid -> counts[vrid])
                .min()
                .orElse(0);
    }

    private synchronized void count(long atNanos, Octets ethernet) {
        nowNanos = atNanos;
        if (beginNanos == 0) {
            beginNanos = atNanos;
            endNanos += atNanos;
        }
        if (atNanos < beginNanos || atNanos >= endNanos) {
            return;
        }
        Octets ip = ethernet.from(PacketStream.ETHERNET_BYTES);
        int vrid = ip.u8((ip.u8(0) & 0x0f) * 4 + 1);
        counts[vrid]++;
        if (last[vrid] != 0) {
            longestGap[vrid] = Math.max(longestGap[vrid], atNanos - last[vrid]);
        }
        last[vrid] = atNanos;
    }

    /** Counts and longest gaps. */
    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        for (int vrid = 0; vrid < ROUTERS; vrid++) {
            if (counts[vrid] > 0) {
                text.append(String.format(
                        Locale.ROOT, "%d: %d (%d ms) ", vrid, counts[vrid], longestGap[vrid] / NANOS_PER_MILLI));
            }
        }
        return text.toString();
    }
}
