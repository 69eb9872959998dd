package io.vipward.vrrp.kernel.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.AddressDetails;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.vrrp.core.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTranslationTest {
    @Test
    void lifetimeOfAnIpv4AddressIsLeftOut() {
        InterfaceAddress address = AddressTranslation.of(Written.address("10.0.0.1/24 preferred_lft 100"), 6);

        assertEquals(AddressDetails.FOREVER, address.details().preferredSeconds());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/24 home -nodad, 0x10",
        "10.0.0.1/24 mngtmpaddr noprefixroute, 0x300",
        "fd00::1/64, 0x2",
        "fd00::1/64 -nodad, 0x0",
        "fd00::1/64 home -nodad noprefixroute mngtmpaddr, 0x310",
        "fd00::1/64 autojoin no_track, 0x402",
    })
    void flagsAreAsKeepalivedSendsThem(String line, String flags) {
        InterfaceAddress address = AddressTranslation.of(Written.address(line), 6);

        assertEquals(Integer.decode(flags), address.flags());
    }

    @Test
    void withAPeerThePrefixIsThePeers() {
        VirtualAddress written = Written.address("10.0.0.1 peer 10.0.1.1/28");
        VirtualIp vip = new VirtualIp(
                written.address(), written.prefixLength(), written.interfaceName(), written.scope(), written.options());

        InterfaceAddress address = AddressTranslation.of(vip, 6);

        assertEquals(28, address.prefixLength());
        assertTrue(vip.samePlace(address.address(), 28, "e0"));
        assertEquals(address, AddressTranslation.of(written, 6));
    }
}
