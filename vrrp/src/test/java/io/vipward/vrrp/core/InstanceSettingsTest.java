package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VrrpInstance;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceSettingsTest {
    @Test
    void movedLinesMakeNoDifference() {
        InstanceSettings before = Fixtures.instance(100).trackScript("chk", 5).settings();
        InstanceSettings after =
                Fixtures.instance(100).writtenOnLine(77).trackScript("chk", 5).settings();

        assertEquals(before, after);
    }

    @Test
    void addressesBeyondAnAdvertAreHeldWithoutBeingAdvertised() {
        Fixtures fixtures = Fixtures.instance(100).excluded("198.51.100.1");
        for (int index = 0; index < 300; index++) {
            fixtures.vip("10.0." + index / 256 + "." + index % 256);
        }
        VrrpInstance instance = fixtures.build();

        InstanceSettings settings = InstanceSettings.of(instance, 1500);

        assertEquals(255, settings.addresses().advertised().size());
        assertEquals("198.51.100.1", settings.addresses().excluded().get(0).text());
        assertEquals("10.0.0.255", settings.addresses().excluded().get(1).text());
        assertEquals(
                Optional.of("(VI_1) Number of VIPs (300) exceeds maximum/space available in packet"
                        + " (max 255 addresses) - excess moved to eVIPs"),
                InstanceSettings.excessOf(instance, 1500).map(Notice::text));
    }

    @Test
    void smallMtuLimitsTheAddressesToo() {
        InstanceSettings settings = InstanceSettings.of(
                Fixtures.instance(100).vip("10.0.0.1").vip("10.0.0.2").build(), 57);

        assertEquals(1, settings.addresses().advertised().size());
    }

    @Test
    void ipv6AddressesAreRefusedByName() {
        Optional<String> refusal = InstanceSettings.refusalOf(
                Fixtures.instance(100).vip("2001:db8::1").build());

        assertTrue(refusal.orElse("").contains("2001:db8:0:0:0:0:0:1 is not supported"), refusal::toString);
    }
}
