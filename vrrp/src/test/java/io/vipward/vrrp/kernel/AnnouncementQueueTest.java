package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.vrrp.core.VirtualIp;
import io.vipward.vrrp.kernel.GarpPauses.Lane;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementQueueTest {
    private static final long PAUSE = 100_000_000L;
    private static final Lane LANE = new Lane("eth0", false, PAUSE);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> sent = new ArrayList<>();
    private final AnnouncementQueue queue =
            new AnnouncementQueue(scheduler, vip -> sent.add(scheduler.now() / PAUSE + " " + vip.text()));

    /** As keepalived 2.4.3 does it with three rounds of two addresses. */
    @Test
    void addressesTakeTurnsAtTheDistanceThatIsAskedFor() {
        burst(3, "192.0.2.100", "192.0.2.101");
        scheduler.advance(10 * PAUSE);

        assertEquals(
                List.of(
                        "0 192.0.2.100",
                        "1 192.0.2.101",
                        "2 192.0.2.100",
                        "3 192.0.2.101",
                        "4 192.0.2.100",
                        "5 192.0.2.101"),
                sent);
    }

    @Test
    void addressThatWaitsAsksForNoMoreTurnsThanOneBurstHas() {
        burst(2, "192.0.2.100");
        burst(2, "192.0.2.100");
        burst(2, "192.0.2.100");
        scheduler.advance(10 * PAUSE);

        assertEquals(3, sent.size());
    }

    @Test
    void addressesOfAnInstanceThatGaveUpAreNotAnnounced() {
        burst(5, "192.0.2.100");

        queue.remove("VI_1");
        scheduler.advance(10 * PAUSE);

        assertEquals(1, sent.size());
    }

    @Test
    void queueThatWasServedLongAgoServesAtOnce() {
        burst(1, "192.0.2.100");
        scheduler.advance(2 * PAUSE);

        burst(1, "192.0.2.101");

        assertEquals(List.of("0 192.0.2.100", "2 192.0.2.101"), sent);
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        burst(5, "192.0.2.100");

        queue.close();
        scheduler.advance(10 * PAUSE);

        assertEquals(1, sent.size());
    }

    private void burst(int rounds, String... addresses) {
        for (int round = 0; round < rounds; round++) {
            for (String text : addresses) {
                queue.submit(LANE, "VI_1", vip(text), rounds);
            }
        }
    }

    private static VirtualIp vip(String text) {
        return new VirtualIp(address(text), 32, "eth0", 0, AddressOptions.NONE);
    }
}
