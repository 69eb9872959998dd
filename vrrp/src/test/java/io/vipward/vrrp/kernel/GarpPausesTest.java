package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vipward.parser.ConfigurationParser;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GarpPausesTest {
    private static final long MILLI = 1_000_000L;

    private static GarpPauses pauses(String text) {
        return EngineSettings.of(Objects.requireNonNull(
                        ConfigurationParser.parse("a.conf", text).understood()))
                .garpPauses();
    }

    @Test
    void interfacesHaveTheGlobalPauseEachForItself() {
        GarpPauses pauses = pauses("global_defs {\nvrrp_garp_interval 0.02\nvrrp_gna_interval 0.03\n}\n");

        assertEquals(new GarpPauses.Lane("eth0", false, 20 * MILLI), pauses.lane("eth0", false));
        assertEquals(new GarpPauses.Lane("eth0", true, 30 * MILLI), pauses.lane("eth0", true));
        assertNotEquals(pauses.lane("eth0", false), pauses.lane("eth1", false));
    }

    @Test
    void membersOfAGroupShareItsPauseAndTheGlobalOneWhereItHasNone() {
        GarpPauses pauses = pauses("""
                global_defs {
                vrrp_gna_interval 0.03
                }
                garp_group {
                garp_interval 0.05
                interfaces {
                eth0 eth1
                }
                }
                """);

        assertEquals(50 * MILLI, pauses.lane("eth0", false).pauseNanos());
        assertEquals(pauses.lane("eth0", false), pauses.lane("eth1", false));
        assertEquals(new GarpPauses.Lane("eth1", true, 30 * MILLI), pauses.lane("eth1", true));
        assertEquals(0, pauses.lane("eth2", false).pauseNanos());
    }

    @Test
    void withoutConfigurationNothingWaits() {
        assertEquals(0, GarpPauses.none().lane("eth0", false).pauseNanos());
        assertEquals(0, GarpPauses.none().lane("eth0", true).pauseNanos());
    }
}
