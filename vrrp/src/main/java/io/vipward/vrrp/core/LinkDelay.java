package io.vipward.vrrp.core;

import io.vipward.parser.model.Interfaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How long a change of a link's state must last before it counts. Immutable, any thread.
 *
 * @param downNanos 0 for at once
 * @param upNanos 0 for at once
 */
public record LinkDelay(String interfaceName, long downNanos, long upNanos) {
    private static final int SKEW_PARTS = 256;
    private static final long NANOS_PER_MICRO = 1_000;

    /**
     * An instance that is on an interface.
     *
     * @param advertNanos its interval, or the smaller one that it has learnt
     */
    public record User(String instance, String interfaceName, int downTimerAdverts, long advertNanos) {
        /** A longer delay would hide that the link is down until others have taken over. */
        long longestNanos() {
            long advertMicros = advertNanos / NANOS_PER_MICRO;
            long micros = downTimerAdverts < 2 ? 0 : (downTimerAdverts - 1) * advertMicros - advertMicros / SKEW_PARTS;
            return micros * NANOS_PER_MICRO;
        }
    }

    /** Delays that can be used, and what is said about those that had to be cut. */
    public record Limited(List<LinkDelay> delays, List<Notice> notices) {
        public Limited {
            delays = List.copyOf(delays);
            notices = List.copyOf(notices);
        }
    }

    /** The delays that are configured, as far as the instances allow them. */
    public static Limited limited(List<Interfaces.LinkDelay> written, Collection<User> users) {
        List<LinkDelay> delays = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Interfaces.LinkDelay one : written) {
            LinkDelay delay = new LinkDelay(one.interfaceName(), one.downNanos(), one.upNanos());
            for (User user : users) {
                LinkDelay cut =
                        user.interfaceName().equals(one.interfaceName()) ? delay.atMost(user.longestNanos()) : delay;
                if (!cut.equals(delay)) {
                    notices.add(Notice.of(
                            Message.LINK_DELAY_TOO_LONG,
                            user.instance(),
                            one.interfaceName(),
                            user.downTimerAdverts() - 1));
                    delay = cut;
                }
            }
            delays.add(delay);
        }
        return new Limited(delays, notices);
    }

    private LinkDelay atMost(long longestNanos) {
        return new LinkDelay(interfaceName, Math.min(downNanos, longestNanos), Math.min(upNanos, longestNanos));
    }
}
