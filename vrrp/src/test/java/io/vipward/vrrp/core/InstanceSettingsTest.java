package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.Weight;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceSettingsTest {
    private static final TrackedObjects NOTHING = TrackedObjects.of(VrrpTracking.NONE);

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

        InstanceSettings settings = InstanceSettings.of(instance, NOTHING, 1500);

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
                Fixtures.instance(100).vip("10.0.0.1").vip("10.0.0.2").build(), NOTHING, 57);

        assertEquals(1, settings.addresses().advertised().size());
    }

    @Test
    void weightOfTheGroupReplacesTheOwnOne() {
        TrackedObjects group = TrackedObjects.of(VrrpTracking.of(
                true, List.of(), List.of(new VrrpTracking.Tracked("chk", new Weight(30, false), Fixtures.HERE))));

        InstanceSettings settings = InstanceSettings.of(
                Fixtures.instance(100)
                        .trackScript("chk", 10)
                        .trackScript("own", 5)
                        .build(),
                group,
                1500);

        assertEquals(
                List.of(
                        new TrackedObjects.TrackedObject("own", new Weight(5, false)),
                        new TrackedObjects.TrackedObject("chk", new Weight(30, false))),
                settings.tracking().scripts());
    }
}
