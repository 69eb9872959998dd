package io.vipward.vrrp.bfd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SourcePortsTest {
    private static final SourcePorts ALL = new SourcePorts(49_152, 65_535);

    @Test
    void usualRangeOfTheKernelIsCutAtItsBeginning() {
        assertEquals(new SourcePorts(49_152, 60_999), SourcePorts.within("32768\t60999\n"));
    }

    @Test
    void rangeThatLeavesTooFewIsIgnored() {
        assertEquals(new SourcePorts(64_512, 65_535), SourcePorts.within("64512 65535"));
        assertEquals(ALL, SourcePorts.within("64513 65535"));
        assertEquals(ALL, SourcePorts.within("1024 40000"));
    }

    @Test
    void whateverIsNoRangeIsIgnored() {
        assertEquals(ALL, SourcePorts.within(""));
        assertEquals(ALL, SourcePorts.within("many"));
        assertEquals(ALL, SourcePorts.within("60999 32768"));
        assertEquals(new SourcePorts(50_000, 65_535), SourcePorts.within("50000 99999"));
    }

    @Test
    void firstPortFollowsTheLast() {
        SourcePorts ports = new SourcePorts(50_000, 50_002);

        assertEquals(50_001, ports.after(50_000));
        assertEquals(50_000, ports.after(50_002));
        assertEquals(3, ports.count());
    }

    @Test
    void anyPortMayBeTheFirstToBeTried() {
        SplittableRandom random = new SplittableRandom(1);
        SourcePorts ports = new SourcePorts(50_000, 50_002);
        boolean[] seen = new boolean[3];
        for (int count = 0; count < 1_000; count++) {
            seen[ports.any(random) - 50_000] = true;
        }

        assertTrue(seen[0] && seen[1] && seen[2]);
    }
}
