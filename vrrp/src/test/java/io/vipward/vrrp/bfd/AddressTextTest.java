package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "0.0.0.0",
                "2001:db8::1",
                "2001:db8:0:1:2:3:4:5",
                "2001:db8::1:0:0:2",
                "1:0:0:2::3",
                "::1",
                "::",
                "fe80::",
                "2001:db8::10:100:1000",
                "10:20:30:40::",
                "1:2:3:4:5:6:7:8"
            })
    void addressReadsAsItIsWritten(String text) {
        assertEquals(text, AddressText.of(address(text)));
    }

    @Test
    void portStandsBehindBrackets() {
        assertEquals("[192.0.2.2]:49999", AddressText.of(new InetSocketAddress(address("192.0.2.2"), 49_999)));
    }
}
