package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.Origins;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncGroupTest {
    private static final long MASTER_DOWN_200 = 3_218_750_000L;

    private final VrrpRouter router = new VrrpRouter();
    private Consequences last = Consequences.NONE;

    @Test
    void membersBecomeMasterWhenTheLastOfThemIsReady() {
        start(one(200), two(200));

        timer("VI_1", MASTER_DOWN_200);
        assertEquals(List.of(), told());
        timer("VI_2", MASTER_DOWN_200);

        assertEquals(
                List.of(
                        "(VI_2) Receive advertisement timeout",
                        "advert 52/200",
                        "(VI_2) Entering MASTER STATE",
                        "(VI_2) setting VIPs.",
                        "VRRP_Group(G1) Syncing instances to MASTER state",
                        "advert 51/200",
                        "(VI_1) Entering MASTER STATE",
                        "(VI_1) setting VIPs.",
                        "G1 BACKUP -> MASTER"),
                story());
    }

    @Test
    void memberThatIsNotReadyWaitsForAnotherMasterDownInterval() {
        start(one(200), two(200));

        timer("VI_1", MASTER_DOWN_200);

        assertEquals(2 * MASTER_DOWN_200, find("VI_1").state().nextDeadlineNanos());
        assertEquals(StateName.BACKUP, find("VI_1").state().name());
    }

    @Test
    void memberThatHearsABetterMasterHoldsAllBack() {
        start(one(200), two(200));
        timer("VI_1", MASTER_DOWN_200);
        last = router.received(find("VI_1"), Run.advert("192.0.2.2", 250), MASTER_DOWN_200, 0);

        timer("VI_2", MASTER_DOWN_200);

        assertEquals(StateName.BACKUP, find("VI_2").state().name());
    }

    @Test
    void memberThatYieldsTakesTheOthersWithItWithoutAWord() {
        masters();

        last = router.received(find("VI_1"), Run.advert("192.0.2.2", 250), 4 * SECOND, 0);

        assertEquals(
                List.of(
                        "(VI_1) Master received advert from 192.0.2.2 with higher priority 250, ours 200",
                        "(VI_1) Entering BACKUP STATE",
                        "(VI_1) removing VIPs.",
                        "VRRP_Group(G1) Syncing instances to BACKUP state",
                        "(VI_2) Entering BACKUP STATE",
                        "(VI_2) removing VIPs.",
                        "G1 MASTER -> BACKUP"),
                story());
    }

    @Test
    void faultOfOneIsTheFaultOfAll() {
        masters();

        last = router.interfaceChanged("eth1", false, 4 * SECOND);

        assertEquals(
                List.of(
                        "Netlink reports eth1 down",
                        "(VI_2) Entering FAULT STATE",
                        "advert 52/0",
                        "advert 52/0",
                        "(VI_2) sent 0 priority",
                        "(VI_2) removing VIPs.",
                        "VRRP_Group(G1) Syncing instances to FAULT state",
                        "(VI_1) Entering FAULT STATE",
                        "advert 51/0",
                        "(VI_1) removing VIPs.",
                        "G1 MASTER -> FAULT"),
                story());
        assertTrue(find("VI_1").state().situation().reason().text().contains("VI_2 (interface eth1 down)"));
    }

    @Test
    void groupRecoversWithItsLastFaultyMember() {
        masters();
        router.interfaceChanged("eth1", false, 4 * SECOND);
        router.scriptResult("chk", new ScriptOutcome.Exited(1), 4 * SECOND);

        last = router.interfaceChanged("eth1", true, 5 * SECOND);
        assertEquals(StateName.FAULT, find("VI_2").state().name());
        last = router.scriptResult("chk", new ScriptOutcome.Exited(0), 6 * SECOND);

        assertEquals(
                List.of(
                        "(VI_1) Entering BACKUP STATE",
                        "VRRP_Group(G1) Syncing instances to BACKUP state",
                        "(VI_2) Entering BACKUP STATE",
                        "G1 FAULT -> BACKUP"),
                story().stream().filter(line -> !line.contains("cript")).toList());
    }

    @Test
    void lostAddressLetsTheWholeGroupSayGoodbye() {
        masters();

        last = router.addressRemoved(new Loss.OfAddress("eth0", address("192.0.2.100"), 32), false, 4 * SECOND);

        assertEquals(
                List.of("advert 51/0", "advert 52/0"),
                story().stream().filter(line -> line.startsWith("advert")).toList());
        assertEquals(
                List.of(StateName.BACKUP, StateName.BACKUP),
                router.instances().stream().map(one -> one.state().name()).toList());
    }

    @Test
    void lowerMasterIsAnsweredForTheWholeGroup() {
        masters();

        last = router.received(find("VI_1"), Run.advert("192.0.2.2", 50), 4 * SECOND, 0);

        assertEquals(
                List.of("VI_1", "VI_2"),
                last.steps().stream()
                        .filter(step ->
                                step.step().actions().stream().anyMatch(Action.AnnounceAddresses.class::isInstance))
                        .map(step -> step.instance().name())
                        .toList());
    }

    @Test
    void memberDoesNotRepeatWhatItsGroupHasTold() {
        masters();
        router.interfaceChanged("eth1", false, 4 * SECOND);
        router.interfaceChanged("eth1", true, 5 * SECOND);

        last = router.stop(6 * SECOND);

        assertEquals(List.of("VI_1 -> STOP", "VI_2 -> STOP", "G1 BACKUP -> STOP"), told());
    }

    @Test
    void ownersStartAsMastersOnlyIfAllAreOwners() {
        start(one(255), two(100));

        assertEquals(StateName.BACKUP, find("VI_1").state().name());
    }

    @Test
    void allOwnersStartAsMasters() {
        start(one(255), two(255));

        assertEquals(
                List.of(StateName.MASTER, StateName.MASTER),
                router.instances().stream().map(one -> one.state().name()).toList());
    }

    @Test
    void memberWithoutLinkKeepsTheOthersFromStarting() {
        last = router.start(
                settings(one(100), two(100)), new Surroundings(Map.of("eth0", link("192.0.2.1"))), Long.MIN_VALUE, 0);

        assertEquals(
                List.of(StateName.FAULT, StateName.FAULT),
                router.instances().stream().map(one -> one.state().name()).toList());
        assertTrue(last.all().stream().anyMatch(GroupTransition.class::isInstance));
    }

    private void masters() {
        start(one(200), two(200));
        timer("VI_1", MASTER_DOWN_200);
        timer("VI_2", MASTER_DOWN_200);
        assertEquals(StateName.MASTER, find("VI_1").state().name());
    }

    private void start(Fixtures first, Fixtures second) {
        last = router.start(
                settings(first, second),
                new Surroundings(Map.of("eth0", link("192.0.2.1"), "eth1", link("198.51.100.1"))),
                Long.MIN_VALUE,
                0);
        router.scriptResult("chk", new ScriptOutcome.Exited(0), 0);
    }

    private static Fixtures one(int priority) {
        return Fixtures.instance(priority).trackScript("chk", 0);
    }

    private static Fixtures two(int priority) {
        return Fixtures.instance(priority)
                .named("VI_2")
                .vrid(52)
                .vip("192.0.2.101")
                .trackInterface("eth1", 0, false);
    }

    private static Surroundings.Interface link(String address) {
        return new Surroundings.Interface(true, 1500, List.of(address(address)));
    }

    private static RouterSettings settings(Fixtures... fixtures) {
        List<VrrpInstance> instances = new ArrayList<>();
        for (Fixtures one : fixtures) {
            instances.add(one.build());
        }
        VrrpSyncGroup group = new VrrpSyncGroup(
                "G1",
                new Origins(Fixtures.HERE, Map.of()),
                List.of("VI_1", "VI_2"),
                VrrpTracking.NONE,
                VrrpNotification.NONE,
                false);
        return new RouterSettings(instances, List.of(group), List.of(Fixtures.script("chk")));
    }

    private void timer(String name, long nowNanos) {
        last = router.timer(find(name), nowNanos);
    }

    private RunningInstance find(String name) {
        return router.instances().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Who is told of what. */
    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (Consequence one : last.all()) {
            if (one instanceof GroupTransition group) {
                told.add(group.group() + " " + group.from() + " -> " + group.to());
            } else if (one instanceof InstanceStep step) {
                for (Action action : step.step().actions()) {
                    if (action instanceof Action.Report report
                            && report.transition().announced()) {
                        told.add(report.transition().instance() + " -> "
                                + report.transition().to());
                    }
                }
            }
        }
        return told;
    }

    /** Log lines, adverts and changes of the group, in order. */
    private List<String> story() {
        List<String> story = new ArrayList<>();
        for (Consequence one : last.all()) {
            if (one instanceof Notice notice) {
                story.add(notice.text());
            } else if (one instanceof GroupTransition group) {
                story.add(group.group() + " " + group.from() + " -> " + group.to());
            } else if (one instanceof InstanceStep step) {
                step.step().actions().forEach(action -> tell(action, story));
            }
        }
        return story;
    }

    private static void tell(Action action, List<String> story) {
        if (action instanceof Action.Log log) {
            story.add(log.notice().text());
        } else if (action instanceof Action.SendAdvert send) {
            story.add("advert " + send.advert().header().vrid() + "/"
                    + send.advert().priority());
        }
    }
}
