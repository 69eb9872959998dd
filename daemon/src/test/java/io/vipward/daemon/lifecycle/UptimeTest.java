package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeTest {
    @ParameterizedTest
    @CsvSource({
        "'350735.47 234388.90\n', 350735470000000",
        "'0.01 0.00\n', 10000000",
        "'7 1', 7000000000",
        "'12.5\n', 12500000000",
        "'9000000000.00 1.00', 9000000000000000000",
    })
    void theFirstNumberIsSecondsSinceTheStart(String text, long nanos) {
        assertEquals(nanos, Uptime.parse(text));
    }

    @Test
    void thisMachineHasBeenRunningForAWhile() {
        long first = Uptime.nanos();

        assertTrue(first > 0 && first < Long.MAX_VALUE);
        assertTrue(Uptime.nanos() >= first);
    }
}
