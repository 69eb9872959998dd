package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.Interfaces;
import io.vipward.parser.source.Position;
import io.vipward.vrrp.core.LinkDelay.Limited;
import io.vipward.vrrp.core.LinkDelay.User;
import io.vipward.vrrp.core.LinkDelays.Change;
import io.vipward.vrrp.core.LinkDelays.Verdict;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkDelaysTest {
    private static final int DOWN = 0x1002;
    private static final int UP = 0x11043;
    private static final long MILLI = 1_000_000;
    private static final Verdict NOTHING = new Verdict(List.of(), List.of());

    private final LinkDelays delays = new LinkDelays();

    LinkDelaysTest() {
        delays.configure(List.of(new LinkDelay("eth0", 1_500 * MILLI, 1_900 * MILLI)));
    }

    @Test
    void linksWithoutDelayCountAtOnce() {
        assertEquals(tells("eth1", false), delays.reported("eth1", DOWN, 0));
        assertEquals(tells("eth1", true), delays.reported("eth1", UP, 1));
        assertEquals(NOTHING, delays.reported("eth1", UP | 0x100, 2));
        assertEquals(tells("eth1", false), delays.reported("eth1", DOWN, 3));
        assertEquals(OptionalLong.empty(), delays.deadlineNanos());
    }

    @Test
    void linkThatWasNeverUpIsUpAtOnce() {
        assertEquals(tells("eth0", false), delays.reported("eth0", DOWN, 0));

        assertEquals(tells("eth0", true), delays.reported("eth0", UP, 1));
    }

    @Test
    void changeCountsWhenItHasLasted() {
        delays.reported("eth0", UP, 0);

        Verdict verdict = delays.reported("eth0", DOWN, 10);
        assertEquals(List.of(), verdict.changes());
        assertEquals(
                "eth0: Adding flags change from 0x11043 to 0x1002 delay by 1500000",
                verdict.notices().get(0).text());
        assertTrue(delays.serves("eth0"));
        assertEquals(OptionalLong.of(10 + 1_500 * MILLI), delays.deadlineNanos());
        assertEquals(NOTHING, delays.due(9 + 1_500 * MILLI));

        assertEquals(tells("eth0", false), delays.due(10 + 1_500 * MILLI));
        assertFalse(delays.serves("eth0"));
        assertEquals(OptionalLong.empty(), delays.deadlineNanos());
        assertEquals(List.of(), delays.reported("eth0", UP, 2_000 * MILLI).changes());
        assertEquals(OptionalLong.of(3_900 * MILLI), delays.deadlineNanos());
        assertEquals(tells("eth0", true), delays.due(3_900 * MILLI));
    }

    @Test
    void changeThatIsTakenBackNeverCounts() {
        delays.reported("eth0", UP, 0);
        delays.reported("eth0", DOWN, 10);

        Verdict verdict = delays.reported("eth0", UP, 20);

        assertEquals(List.of(), verdict.changes());
        assertEquals("Delay timer for eth0 cancelled", verdict.notices().get(0).text());
        assertEquals(OptionalLong.empty(), delays.deadlineNanos());
        assertEquals(NOTHING, delays.due(Long.MAX_VALUE));
    }

    @Test
    void repeatedReportDoesNotProlongTheDelay() {
        delays.reported("eth0", UP, 0);
        delays.reported("eth0", DOWN, 10);

        assertEquals(NOTHING, delays.reported("eth0", DOWN | 1, 1_000 * MILLI));

        assertEquals(OptionalLong.of(10 + 1_500 * MILLI), delays.deadlineNanos());
    }

    @Test
    void removedLinkIsDownAtOnceAndNewWhenItComesBack() {
        delays.reported("eth0", UP, 0);
        delays.reported("eth0", DOWN, 10);

        assertEquals(tells("eth0", false), delays.removed("eth0"));
        assertEquals(NOTHING, delays.removed("eth0"));

        assertEquals(OptionalLong.empty(), delays.deadlineNanos());
        assertEquals(tells("eth0", true), delays.reported("eth0", UP, 20));
    }

    @Test
    void earliestDeadlineComesFirst() {
        delays.configure(List.of(new LinkDelay("eth0", 30, 0), new LinkDelay("eth1", 20, 0)));
        delays.reported("eth0", UP, 0);
        delays.reported("eth1", UP, 0);

        delays.reported("eth0", DOWN, 0);
        delays.reported("eth1", DOWN, 0);

        assertEquals(OptionalLong.of(20), delays.deadlineNanos());
        assertEquals(tells("eth1", false), delays.due(20));
        assertEquals(OptionalLong.of(30), delays.deadlineNanos());
        assertEquals(NOTHING, delays.reported("eth1", DOWN, 25));
        assertEquals(tells("eth1", true), delays.reported("eth1", UP, 25));
    }

    @Test
    void reloadLeavesWhatIsPending() {
        delays.reported("eth0", UP, 0);
        delays.reported("eth0", DOWN, 10);

        delays.configure(List.of());

        assertEquals(tells("eth0", false), delays.due(10 + 1_500 * MILLI));
        assertEquals(tells("eth0", true), delays.reported("eth0", UP, 2_000 * MILLI));
    }

    @ParameterizedTest
    @CsvSource({
        // keepalived 2.2.7 says 1996094 microseconds for an interval of a second.
        "5000, 0, 3, 1000, 1996.094, 0",
        "1500, 1900, 3, 1000, 1500, 1900",
        "1500, 1999, 3, 1000, 1500, 1996.094",
        "1500, 1900, 1, 1000, 0, 0",
        "50, 50, 3, 10, 19.961, 19.961",
    })
    void delaysAreShorterThanTheTimeOthersWait(
            long downMillis, long upMillis, int adverts, long advertMillis, double down, double up) {
        Interfaces.LinkDelay written =
                new Interfaces.LinkDelay("eth0", downMillis * MILLI, upMillis * MILLI, new Position("", 1, 1));
        User user = new User("VI_1", "eth0", adverts, advertMillis * MILLI);
        User elsewhere = new User("VI_2", "eth1", 1, 1);

        Limited limited = LinkDelay.limited(List.of(written), List.of(user, elsewhere));

        assertEquals(
                List.of(new LinkDelay("eth0", Math.round(down * MILLI), Math.round(up * MILLI))), limited.delays());
        boolean cut = down != downMillis || up != upMillis;
        assertEquals(
                cut
                        ? List.of("VI_1: interface eth0 debounce timer(s) not less that " + (adverts - 1)
                                + " * advert_int - resetting")
                        : List.of(),
                limited.notices().stream().map(Notice::text).toList());
    }

    private static Verdict tells(String name, boolean serves) {
        return new Verdict(List.of(new Change(name, serves)), List.of());
    }
}
