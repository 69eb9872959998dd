package io.vipward.netlink.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SocketAddressesTest {
    private final ByteBuffer buffer = SocketAddresses.buffer();

    @Test
    void ipv4AddressIsSixteenBytes() throws Exception {
        InetAddress address = InetAddress.getByName("224.0.0.18");

        int length = SocketAddresses.inet(buffer, address, 0x1f90);

        assertEquals("02001f90e00000120000000000000000", hex(length));
        assertEquals(new InetSocketAddress(address, 8_080), SocketAddresses.decodeInet(buffer, length));
    }

    @Test
    void ipv6AddressHasItsScope() throws Exception {
        byte[] address = InetAddress.getByName("ff02::12").getAddress();

        int length = SocketAddresses.inet(buffer, address, 80, 7);

        assertEquals("0a00005000000000ff02000000000000000000000000001207000000", hex(length));
        assertEquals(
                new InetSocketAddress(InetAddress.getByAddress(address), 80),
                SocketAddresses.decodeInet(buffer, length));
    }

    @Test
    void netlinkPort() {
        int length = SocketAddresses.netlink(buffer, 0x01020304);

        assertEquals("100000000403020100000000", hex(length));
        assertEquals(0x01020304, SocketAddresses.decodeNetlinkPort(buffer, length));
    }

    @Test
    void packetAddressNamesProtocolInterfaceAndMac() {
        byte[] broadcast = {-1, -1, -1, -1, -1, -1};

        int length = SocketAddresses.packet(buffer, 0x0806, 3, broadcast);

        assertEquals("1100080603000000" + "01000006" + "ffffffffffff0000", hex(length));
    }

    @Test
    void pathOfALocalSocketEndsWithNul() {
        int length = SocketAddresses.unix(buffer, "/dev/log");

        assertEquals("0100" + "2f6465762f6c6f67" + "00", hex(length));
        assertThrows(IllegalArgumentException.class, () -> SocketAddresses.unix(buffer, "/".repeat(108)));
    }

    @Test
    void abstractNameBeginsWithNulAndEndsWithItsLength() {
        int length = SocketAddresses.unix(buffer, "@sys");

        assertEquals("0100" + "00737973", hex(length));
    }

    @Test
    void whatIsNoInternetAddressDecodesToNothing() {
        SocketAddresses.netlink(buffer, 0);

        assertNull(SocketAddresses.decodeInet(buffer, 12));
        assertNull(SocketAddresses.decodeInet(buffer, 0));
        assertEquals(-1, SocketAddresses.decodeNetlinkPort(buffer, 4));
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        buffer.get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
