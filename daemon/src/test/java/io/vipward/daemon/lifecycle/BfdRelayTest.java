package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.BfdInstance.BfdReceivers;
import io.vipward.vrrp.bfd.BfdEvent;
import io.vipward.vrrp.bfd.BfdReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BfdRelayTest {
    private static final BfdReceivers BOTH = new BfdReceivers(true, true);
    private static final BfdReceivers VRRP = new BfdReceivers(true, false);

    private final BfdRelay relay = new BfdRelay();

    @Test
    void sessionThatNobodyHasHeardOfIsDown() {
        assertFalse(relay.isUp("b1"));
        assertEquals(Map.of(), relay.states());
    }

    @Test
    void lastStateOfEachSessionCountsForCheckersThatStartLater() {
        relay.tell(event("b1", BOTH, true));
        relay.tell(event("b2", BOTH, true));
        relay.tell(event("b1", BOTH, false));

        assertEquals(Map.of("b1", false, "b2", true), relay.states());
        assertTrue(relay.isUp("b2"));
        assertFalse(relay.isUp("b1"));
    }

    @Test
    void sessionOfElectionsAloneIsNotTheCheckersBusiness() {
        relay.tell(event("b1", VRRP, true));

        assertEquals(Map.of(), relay.states());
    }

    private static BfdEvent event(String session, BfdReceivers receivers, boolean up) {
        return new BfdEvent(session, receivers, up, new BfdReason.Started(), 0);
    }
}
