package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.Origins;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever comes together, and in whatever order its members hear of it: a group is never torn. */
class SyncGroupConsistencyTest {
    private static final long MASTER_DOWN_200 = 3_218_750_000L;

    private final VrrpRouter router = new VrrpRouter();
    private Consequences last = Consequences.NONE;

    @Test
    void whatStoppedAllOfThemFreesAllOfThem() {
        start(tracking("chk"), one(200), two(200));

        last = router.scriptResult("chk", new ScriptOutcome.Exited(0), 0);

        assertEquals(List.of(StateName.BACKUP, StateName.BACKUP), states());
        assertEquals(List.of("FAULT -> BACKUP"), groupTransitions());
    }

    @Test
    void groupThatBeginsAsBackupIsToldBeforeItsMembers() {
        start(VrrpTracking.NONE, one(200), two(200));

        List<Class<?>> order = new ArrayList<>();
        last.all().stream().filter(one -> !(one instanceof Notice)).forEach(one -> order.add(one.getClass()));
        assertEquals(List.of(GroupTransition.class, InstanceStep.class, InstanceStep.class), order);
    }

    @Test
    void groupIsToldOfAsItsMembersAre() {
        start(tracking("chk"), one(200), two(200));
        assertEquals(List.of(false), announced());
        last = router.scriptResult("chk", new ScriptOutcome.Exited(0), 0);
        assertEquals(List.of(true), announced());

        last = router.interfaceChanged("eth0", false, SECOND);

        assertEquals(List.of(true), announced());
    }

    @Test
    void ownersThatTheSameStoppedAreMastersTogether() {
        start(tracking("chk"), one(255), two(255));

        last = router.scriptResult("chk", new ScriptOutcome.Exited(0), 0);

        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states());
        assertEquals(List.of("FAULT -> MASTER"), groupTransitions());
    }

    @Test
    void endOfOneFaultTogetherWithAnotherIsStillAFaultOfAll() {
        start(VrrpTracking.NONE, one(200).trackInterface("eth2", 0, true), two(200).trackInterface("eth2", 0, false));
        assertEquals(List.of(StateName.FAULT, StateName.FAULT), states());
        router.interfaceChanged("eth2", true, 0);

        router.interfaceChanged("eth2", false, 0);

        assertEquals(List.of(StateName.FAULT, StateName.FAULT), states());
        router.reload(settings(VrrpTracking.NONE, one(200), two(200)), surroundings(), SECOND);
        assertEquals(List.of(StateName.BACKUP, StateName.BACKUP), states());
    }

    @Test
    void memberThatGoesOverToFaultAtAReloadStillLetsGoWhatItHadBefore() {
        start(VrrpTracking.NONE, one(200), two(200).vip("192.0.2.150").accept(false));
        router.timer(find("VI_1"), MASTER_DOWN_200);
        router.timer(find("VI_2"), MASTER_DOWN_200);

        last = router.reload(
                settings(VrrpTracking.NONE, one(200).trackInterface("eth7", 0, false), two(200)),
                surroundings(),
                4 * SECOND);

        assertEquals(List.of(StateName.FAULT, StateName.FAULT), states());
        assertEquals(List.of("192.0.2.150", "192.0.2.101"), removed("VI_2"));
        assertEquals(List.of("192.0.2.101", "192.0.2.150"), unblocked("VI_2"));
    }

    @Test
    void ownerThatIsNewInAGroupDoesNotLeaveTheOthersBehind() {
        start(VrrpTracking.NONE, one(255), two(255).vrid(53));
        router.interfaceChanged("eth0", false, SECOND);
        router.reload(settings(VrrpTracking.NONE, one(255), two(255)), surroundings(false), 2 * SECOND);

        last = router.interfaceChanged("eth0", true, 3 * SECOND);

        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states());
        assertEquals(List.of("FAULT -> MASTER"), groupTransitions());
    }

    private void start(VrrpTracking tracking, Fixtures first, Fixtures second) {
        last = router.start(settings(tracking, first, second), surroundings(), Long.MIN_VALUE, 0);
    }

    private static Fixtures one(int priority) {
        return Fixtures.instance(priority).vip("192.0.2.100");
    }

    private static Fixtures two(int priority) {
        return Fixtures.instance(priority).named("VI_2").vrid(52).vip("192.0.2.101");
    }

    private static VrrpTracking tracking(String script) {
        return VrrpTracking.of(true, List.of(), List.of(new Tracked(script, new Weight(0, false), Fixtures.HERE)));
    }

    private static Surroundings surroundings() {
        return surroundings(true);
    }

    private static Surroundings surroundings(boolean up) {
        return new Surroundings(Map.of("eth0", new Surroundings.Interface(up, 1500, List.of(address("192.0.2.1")))));
    }

    private static RouterSettings settings(VrrpTracking tracking, Fixtures... fixtures) {
        List<VrrpInstance> instances = new ArrayList<>();
        for (Fixtures one : fixtures) {
            instances.add(one.build());
        }
        VrrpSyncGroup group = new VrrpSyncGroup(
                "G1",
                new Origins(Fixtures.HERE, Map.of()),
                List.of("VI_1", "VI_2"),
                tracking,
                VrrpNotification.NONE,
                false);
        return new RouterSettings(instances, List.of(group), List.of(Fixtures.script("chk")));
    }

    private RunningInstance find(String name) {
        return router.instances().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<StateName> states() {
        return router.instances().stream().map(one -> one.state().name()).toList();
    }

    private List<String> groupTransitions() {
        return last.all().stream()
                .filter(GroupTransition.class::isInstance)
                .map(GroupTransition.class::cast)
                .map(group -> group.from() + " -> " + group.to())
                .toList();
    }

    private List<Boolean> announced() {
        return last.all().stream()
                .filter(GroupTransition.class::isInstance)
                .map(GroupTransition.class::cast)
                .map(GroupTransition::announced)
                .toList();
    }

    private List<String> removed(String name) {
        return actions(name).stream()
                .filter(Action.RemoveAddresses.class::isInstance)
                .flatMap(action -> ((Action.RemoveAddresses) action).addresses().stream())
                .map(VirtualIp::text)
                .toList();
    }

    private List<String> unblocked(String name) {
        return actions(name).stream()
                .filter(Action.Unblock.class::isInstance)
                .flatMap(action -> ((Action.Unblock) action).addresses().stream())
                .map(VirtualIp::text)
                .toList();
    }

    private List<Action> actions(String name) {
        return last.steps().stream()
                .filter(step -> step.instance().name().equals(name))
                .flatMap(step -> step.step().actions().stream())
                .toList();
    }
}
