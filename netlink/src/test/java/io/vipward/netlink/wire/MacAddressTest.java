package io.vipward.netlink.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MacAddressTest {
    @Test
    void addressOfAVirtualRouter() {
        assertEquals("00:00:5e:00:01:33", MacAddress.ofVirtualRouter(false, 51).toString());
        assertEquals("00:00:5e:00:02:ff", MacAddress.ofVirtualRouter(true, 255).toString());
        assertThrows(IllegalArgumentException.class, () -> MacAddress.ofVirtualRouter(false, 0));
        assertThrows(IllegalArgumentException.class, () -> MacAddress.ofVirtualRouter(false, 256));
    }

    @Test
    void textAndBytesAreTheSameAddress() {
        MacAddress parsed = MacAddress.parse("00:00:5e:00:01:33");

        assertEquals(MacAddress.of(new byte[] {0, 0, 0x5e, 0, 1, 0x33}), parsed);
        assertEquals("00:00:5e:00:01:33", parsed.toString());
        assertTrue(parsed.ethernet());
    }

    @Test
    void changingTheBytesGivenOrGotChangesNothing() {
        byte[] bytes = {1, 2, 3, 4, 5, 6};
        MacAddress address = MacAddress.of(bytes);

        bytes[0] = 9;
        address.bytes()[1] = 9;

        assertEquals("01:02:03:04:05:06", address.toString());
    }

    @Test
    void otherLinkLayersHaveOtherLengths() {
        assertFalse(MacAddress.of(new byte[20]).ethernet());
        assertEquals(0, MacAddress.NONE.length());
        assertThrows(IllegalArgumentException.class, () -> MacAddress.of(new byte[33]));
    }
}
