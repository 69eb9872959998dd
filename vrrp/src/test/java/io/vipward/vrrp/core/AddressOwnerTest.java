package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.GarpSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressOwnerTest {
    private static final GarpSettings QUIET = new GarpSettings(0, 1, 0, 1, 0, 0);

    @Test
    void isMasterAtOnce() {
        Run run = Run.started(Fixtures.instance(255));

        assertEquals(
                List.of("advert 255", "add 192.0.2.100", "announce 5 x 192.0.2.100", "INIT -> MASTER"), run.deeds());
        assertEquals(new Reason.OwnerStarts(), run.step().reason());
        assertEquals(SECOND, run.untilDeadline());
    }

    @Test
    void thatIsToBeginAsBackupListensFirst() {
        Run run = Run.started(Fixtures.instance(255).initialState(InitialState.BACKUP));

        assertEquals(3_003_906_000L, run.untilDeadline());
    }

    @Test
    void ignoresWeights() {
        Run run = Run.master(Fixtures.instance(255).trackScript("chk", -50));

        run.scriptChanges("chk", new ScriptStanding(ScriptStanding.Status.BAD, "failed"));

        assertEquals(255, run.state().standing().effectivePriority());
    }

    @Test
    void recoveringFromAFaultListensBeforeItIsMasterAgain() {
        Run run = Run.master(Fixtures.instance(255));

        run.interfaceChanges("eth0", false).interfaceChanges("eth0", true);

        assertEquals(StateName.BACKUP, run.state().name());
        assertEquals(3_003_906_000L, run.untilDeadline());
    }

    @Test
    void thatNeverRanIsMasterAsSoonAsItCan() {
        Conditions down = Conditions.of(World.EMPTY.withInterfaces(Set.of()), Fixtures.address("192.0.2.1"));
        Run run = Run.started(Fixtures.instance(255), down);

        run.interfaceChanges("eth0", true);

        assertEquals(StateName.MASTER, run.state().name());
        assertEquals("interface eth0 up", run.step().reason().text());
    }

    @Test
    void yieldsToAnotherOwnerWithAHigherAddress() {
        Run run = Run.master(Fixtures.instance(255));

        run.hears("192.0.2.2", 255);

        assertEquals(
                List.of(
                        "(VI_1) CONFIGURATION ERROR: local instance and 192.0.2.2 are both configured as address"
                                + " owner, please resolve",
                        "(VI_1) Master received advert from 192.0.2.2 with same priority 255 but higher IP address"
                                + " than ours"),
                run.log().subList(0, 2));
        assertEquals(StateName.BACKUP, run.state().name());
    }

    @Test
    void stepsDownForAnotherOwnerThatDoesNotYield() {
        Run run = Run.master(Fixtures.instance(255).garp(QUIET));
        run.after(10).hears("192.0.1.2", 255);
        assertTrue(run.log().get(0).startsWith("(VI_1) CONFIGURATION ERROR"));
        run.toDeadline().toDeadline();

        run.after(SECOND / 2).hears("192.0.1.2", 255);
        assertEquals(
                "(VI_1) 192.0.1.2 is still advertising as address owner, please resolve - reducing our priority",
                run.log().get(0));
        run.after(SECOND / 2).hears("192.0.1.2", 255);

        assertEquals(StateName.BACKUP, run.state().name());
        assertEquals(254, run.state().standing().effectivePriority());
    }

    @Test
    void noticesThatTheOtherOwnerFellSilent() {
        Run run = Run.master(Fixtures.instance(255).garp(QUIET));
        run.after(10).hears("192.0.1.2", 255);
        run.toDeadline().toDeadline();
        long check = run.now() + SECOND / 5 * 6;

        run.toDeadline().at(check).timer();

        assertEquals(List.of("(VI_1): rogue address owner appears to have stopped advertising"), run.log());
    }

    @Test
    void isRestoredByAnAdvertOfLowerPriority() {
        Run run = steppedDown();

        run.hears("192.0.2.9", 100);

        assertEquals(
                "(VI_1) Restoring our priority to 255 since received advert with lower priority",
                run.log().get(0));
        assertEquals(255, run.state().standing().effectivePriority());
    }

    @Test
    void isRestoredByTheSilenceOfTheOther() {
        Run run = steppedDown();

        run.toDeadline();

        assertTrue(
                run.log().contains("(VI_1) Restoring our priority to 255 since other address owner has disappeared"));
        assertEquals(255, run.state().standing().effectivePriority());
    }

    private static Run steppedDown() {
        Run run = Run.master(Fixtures.instance(255).garp(QUIET));
        run.after(10).hears("192.0.1.2", 255);
        run.toDeadline().toDeadline();
        run.after(SECOND / 2).hears("192.0.1.2", 255);
        run.after(SECOND / 2).hears("192.0.1.2", 255);
        return run;
    }
}
