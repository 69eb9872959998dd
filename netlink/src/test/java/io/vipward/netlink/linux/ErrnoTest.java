package io.vipward.netlink.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void numberAndItsNegativeNameTheSameError() {
        assertEquals(Errno.ECONNREFUSED, Errno.of(111));
        assertEquals(Errno.ECONNREFUSED, Errno.of(-111));
        assertEquals("Connection refused", Errno.ECONNREFUSED.text());
    }

    @Test
    void everyErrorIsFoundByItsNumber() {
        for (Errno errno : Errno.values()) {
            if (errno != Errno.UNKNOWN) {
                assertEquals(errno, Errno.of(errno.code()));
            }
        }
    }

    @Test
    void numbersWithoutAnErrorAreUnknown() {
        assertEquals(Errno.UNKNOWN, Errno.of(0));
        assertEquals(Errno.UNKNOWN, Errno.of(41));
        assertEquals(Errno.UNKNOWN, Errno.of(4_000));
        assertEquals(Errno.UNKNOWN, Errno.of(Integer.MIN_VALUE));
    }

    @Test
    void failureNamesTheCallTheObjectAndTheError() {
        SystemCallException failure = new SystemCallException("bind", "raw socket, eth0", Errno.EADDRNOTAVAIL);

        assertEquals("bind(raw socket, eth0): EADDRNOTAVAIL", failure.getMessage());
    }
}
