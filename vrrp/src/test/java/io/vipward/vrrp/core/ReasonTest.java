package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** What people are told. */
class ReasonTest {
    private static final InetAddress OTHER = address("192.0.2.2");

    @Test
    void reasonsAreSentencesWithTheFacts() {
        Conflict once = Conflict.begins(OTHER, 0);
        Conflict longer = once.goesOn(3 * SECOND);

        assertEquals("nothing changed", new Reason.Unchanged().text());
        assertEquals("started", new Reason.Started().text());
        assertEquals("no master heard for 3.609 s", new Reason.NobodyHeard(3_609_375_000L).text());
        assertEquals("192.0.2.2 left with priority 0", new Reason.MasterLeft(OTHER).text());
        assertEquals("preempts 192.0.2.2, priority 50, ours 100", new Reason.Preempts(OTHER, 50, 100).text());
        assertEquals(
                "192.0.2.2 has higher priority 200, ours 100", new Reason.HigherPriorityHeard(once, 200, 100).text());
        assertEquals(
                "192.0.2.2 has the same priority 100 and a higher address, two masters for 3.000 s",
                new Reason.HigherAddressHeard(longer, 100).text());
        assertEquals("no longer configured", new Reason.RemovedFromConfiguration().text());
        assertEquals("not run for 4.000 s", new Reason.Stalled(4 * SECOND).text());
        assertEquals(
                "sync group G1: VI_2 (stopping)", new Reason.GroupFollows("G1", "VI_2", new Reason.Stopping()).text());
        assertEquals(
                "G1: BACKUP -> MASTER (stopping)",
                new GroupTransition("G1", StateName.BACKUP, StateName.MASTER, new Reason.Stopping(), true).text());
    }

    @Test
    void causesSayWhatIsWrongAndWhatIsNoLonger() {
        assertTexts(
                new FaultCause.SourceAddressMissing("192.0.2.7"),
                "source address 192.0.2.7 is not configured on this machine",
                "source address 192.0.2.7 is there");
        assertTexts(
                new FaultCause.ScriptVerdictAgainst("chk", "timed_out"),
                "script chk timed_out",
                "script chk allows it");
        assertTexts(new FaultCause.Misconfigured("no unicast peers"), "no unicast peers", "configuration changed");
        assertTexts(new FaultCause.BfdAgainst("b", false), "BFD instance b down", "BFD instance b up");
        assertTexts(
                new FaultCause.BfdAgainst("b", true),
                "BFD instance b up, tracked in reverse",
                "BFD instance b down, tracked in reverse");
    }

    @Test
    void memberIsAsSilentAboutItsFaultAsTheFaultyOne() {
        FaultCause pending = new FaultCause.MemberFaulty("G1", "VI_2", new FaultCause.ScriptPending("chk"));
        FaultCause down = new FaultCause.MemberFaulty("G1", "VI_2", new FaultCause.InterfaceDown("eth1"));

        assertFalse(pending.announced());
        assertTrue(down.announced());
        assertTexts(down, "sync group G1: VI_2 (interface eth1 down)", "sync group G1: VI_2 (interface eth1 up)");
    }

    @Test
    void numbersOfStatesAreThoseOfKeepalived() {
        assertEquals(0, StateName.INIT.code());
        assertEquals(1, StateName.BACKUP.code());
        assertEquals(2, StateName.MASTER.code());
        assertEquals(3, StateName.FAULT.code());
        assertEquals(97, StateName.DELETED.code());
        assertEquals(98, StateName.STOP.code());
    }

    @Test
    void onlyDetailsAreForDetailedLogging() {
        assertTrue(Message.ADVERT_TIMEOUT.detail());
        assertFalse(Message.ENTERING_MASTER.detail());
    }

    private static void assertTexts(FaultCause cause, String text, String cleared) {
        assertEquals(text, cause.text());
        assertEquals(cleared, cause.clearedText());
    }
}
