package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HmacSequenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_795_231_378L * SECOND + 33_433_000;
    private static final int WINDOW = 5;

    @Test
    void firstNumberIsTheClock() {
        HmacSequence first = HmacSequence.NONE.nextInTime(NOW, WINDOW);

        // The fraction is that of hmac-v3-ip4-adv1: 2191 / 65536 s.
        assertEquals(1_795_231_378L << 32 | 2191L << 16, first.last());
        assertEquals(1_795_231_378L, HmacSequence.seconds(first.last()));
        assertEquals(first, HmacSequence.NONE.nextMonotonic(NOW));
    }

    @Test
    void fractionIsRoundedDown() {
        assertEquals(0xffff_0000L, HmacSequence.NONE.nextMonotonic(SECOND - 1).last());
        assertEquals(0, HmacSequence.NONE.nextMonotonic(15_258).last());
        assertEquals(0x1_0000L, HmacSequence.NONE.nextMonotonic(15_259).last());
    }

    @Test
    void counterGoesOnWhereTheClockDoesNot() {
        HmacSequence first = HmacSequence.NONE.nextInTime(NOW, WINDOW);

        HmacSequence second = first.nextInTime(NOW, WINDOW);
        HmacSequence earlier = second.nextInTime(NOW - WINDOW * SECOND, WINDOW);

        assertEquals(first.last() + 1, second.last());
        assertEquals(first.last() + 2, earlier.last());
        assertEquals(
                HmacSequence.clock(NOW + SECOND),
                earlier.nextInTime(NOW + SECOND, WINDOW).last());
    }

    @Test
    void clockThatIsSetBackFarStartsAgainInTimeOnly() {
        long back = NOW - (WINDOW + 1) * SECOND;
        HmacSequence first = HmacSequence.NONE.nextInTime(NOW, WINDOW);

        assertEquals(HmacSequence.clock(back), first.nextInTime(back, WINDOW).last());
        assertEquals(first.last() + 1, first.nextMonotonic(back).last());
    }

    @Test
    void secondsMayBeginAgainAtZero() {
        long last = (1L << 32) * SECOND - 1;
        HmacSequence before = HmacSequence.NONE.nextInTime(last, WINDOW);

        HmacSequence after = before.nextInTime(last + 1, WINDOW);

        assertEquals(0, after.last());
        assertTrue(HmacSequence.isAfter(after.last(), before.last()));
        assertFalse(HmacSequence.isAfter(before.last(), after.last()));
        assertFalse(HmacSequence.isAfter(before.last(), before.last()));
    }

    @Test
    void monotonicBeginsWithTheClockInEveryYear() {
        long in2040 = 2_208_988_800L;

        assertEquals(
                in2040,
                HmacSequence.seconds(
                        HmacSequence.NONE.nextMonotonic(in2040 * SECOND).last()));
    }
}
