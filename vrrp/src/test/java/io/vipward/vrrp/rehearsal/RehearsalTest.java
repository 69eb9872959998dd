package io.vipward.vrrp.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.RouteCodec;
import io.vipward.vrrp.kernel.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final long NO_LIMIT = Long.MAX_VALUE / 2;

    @Test
    void theFirstRoundPlaysEveryKindOfTakeoverAndLoss() throws Exception {
        Played played = new Rehearsal(FakeKernel.agreeable()).play(1, NO_LIMIT);

        assertEquals(
                new TreeSet<>(Set.of(
                        "INIT -> BACKUP Started",
                        "BACKUP -> MASTER NobodyHeard",
                        "BACKUP -> MASTER MasterSilent",
                        "BACKUP -> MASTER MasterLeft",
                        "BACKUP -> MASTER Preempts",
                        "BACKUP -> MASTER GroupFollows",
                        "BACKUP -> MASTER Restores",
                        "MASTER -> BACKUP HigherPriorityHeard",
                        "MASTER -> BACKUP GroupFollows",
                        "MASTER -> BACKUP RemovedByOthers",
                        "MASTER -> FAULT Faulted",
                        "FAULT -> BACKUP Recovered",
                        "MASTER -> STOP Stopping",
                        "BACKUP -> STOP Stopping")),
                new TreeSet<>(played.transitions()));
    }

    @Test
    void theFirstRoundPlaysEveryChangeToTheKernelAndEveryPacket() throws Exception {
        Played played = new Rehearsal(FakeKernel.agreeable()).play(1, NO_LIMIT);

        assertEquals(
                new TreeSet<>(Set.of(
                        "AddressChange.Add",
                        "AddressChange.Delete",
                        "IpRouteChange.Add",
                        "IpRouteChange.Delete",
                        "IpRuleChange.Add",
                        "IpRuleChange.Delete",
                        "advert of version 2 over IPv4",
                        "advert of version 3 over IPv4",
                        "advert of version 3 over IPv6",
                        "advert of priority 0",
                        "gratuitous ARP",
                        "neighbour advertisement")),
                new TreeSet<>(played.deeds().keySet()));
    }

    @Test
    void asksTheRealKernelNothingButWhatTheLoopbackInterfaceIs() throws Exception {
        FakeKernel kernel = FakeKernel.agreeable();

        new Rehearsal(kernel).play(1, NO_LIMIT);

        assertEquals(
                List.of(RouteCodec.getLink("lo")),
                kernel.requests().stream().distinct().toList());
    }

    @Test
    void goesOnWhereTheRealKernelAnswersNothing() throws Exception {
        Played played = new Rehearsal(FakeKernel.refusing(Errno.EPERM)).play(2, NO_LIMIT);

        assertEquals(2, played.rounds());
    }

    @Test
    void saysNothing() throws Exception {
        List<String> said = new ArrayList<>();
        LogCapture capture =
                new LogCapture(Thread.currentThread().getName(), event -> said.add(event.getFormattedMessage()));
        capture.begin();

        new Rehearsal(FakeKernel.agreeable()).play(1, NO_LIMIT);
        capture.end();

        assertEquals(List.of(), said);
    }

    @Test
    void beginsNoRoundAfterItsLimit() throws Exception {
        Played played = new Rehearsal(FakeKernel.agreeable()).play(1_000, 0);

        assertEquals(1, played.rounds());
    }

    @Test
    void everyRoundHasATakeover() throws Exception {
        Played one = new Rehearsal(FakeKernel.agreeable()).play(1, NO_LIMIT);
        Played ten = new Rehearsal(FakeKernel.agreeable()).play(10, NO_LIMIT);

        int more = addresses(ten) - addresses(one);
        assertTrue(more >= 9 * 3, more + " more addresses");
    }

    private static int addresses(Played played) {
        return played.deeds().getOrDefault("AddressChange.Add", 0);
    }
}
