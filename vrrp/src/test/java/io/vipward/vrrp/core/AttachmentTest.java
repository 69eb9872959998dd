package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.address;
import static io.vipward.vrrp.core.Machine.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VrrpTracking;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Where an instance sends, listens and takes its address from. */
class AttachmentTest {
    private static final InetAddress GROUP = address("224.0.0.18");

    @Test
    void multicastIsExchangedOnTheInterface() {
        InstanceSettings settings = settings(instance());

        assertEquals(new AdvertPlace("eth0", null, GROUP, false, false), settings.place(null));
        assertEquals("eth0", settings.sourceInterface());
        assertNull(settings.virtualInterface());
        assertFalse(settings.transmitsFromBase());
    }

    @Test
    void virtualInterfaceIsWhereAdvertsAreExchanged() {
        InstanceSettings settings = settings(instance("use_vmac red"));

        assertEquals(new AdvertPlace("red", null, GROUP, false, false), settings.place(null));
        assertEquals("eth0", settings.sourceInterface());
        assertEquals("red", settings.virtualInterface());
    }

    @Test
    void virtualInterfaceOfIpv6HasTheSourceToo() {
        InstanceSettings settings = settings(instance("use_vmac red").replace("192.0.2.100", "fe80::100"));

        assertEquals("red", settings.sourceInterface());
        assertEquals("IPv6", settings.familyName());
    }

    @Test
    void advertsMayLeaveFromTheInterfaceBelow() {
        InstanceSettings settings = settings(instance("use_vmac red", "vmac_xmit_base"));

        assertTrue(settings.transmitsFromBase());
        assertEquals("eth0", settings.advertInterface());
    }

    @Test
    void unicastIsExchangedWithTheAddressThatItIsSentFrom() {
        String peers = "unicast_peer {\n192.0.2.2\n}";
        InstanceSettings any = settings(instance(peers));
        InstanceSettings own = settings(instance("unicast_src_ip 192.0.2.7", peers));

        assertNull(any.place(null));
        assertEquals(new AdvertPlace("eth0", null, address("192.0.2.1"), true, false), any.place(address("192.0.2.1")));
        assertEquals(new AdvertPlace("eth0", null, address("192.0.2.7"), true, false), own.place(null));
    }

    @Test
    void authenticationHeaderIsHeardElsewhere() {
        InstanceSettings settings = settings(instance("authentication {\nauth_type AH\nauth_pass x\n}"));

        assertEquals(new AdvertPlace("eth0", null, GROUP, false, true), settings.place(null));
    }

    @Test
    void identityIsWhereTheRouterIsAndNotHowItIsCalled() {
        assertEquals(identity(instance()), identity(instance().replace("VI_1", "VI_9")));
        assertEquals(new Identity(51, "eth0", false, GROUP, false, 0), identity(instance()));
        assertEquals(new Identity(51, "eth0", false, GROUP, true, 0), identity(instance("use_vmac red")));
        assertEquals(
                new Identity(51, "eth0", true, null, false, 2),
                InstanceSettings.identityOf(
                        Machine.settings(instance("unicast_peer {\n192.0.2.2\n}"))
                                .instances()
                                .get(0),
                        2));
    }

    @Test
    void whatStandsAroundAnAdvertTakesRoomFromItsAddresses() {
        assertEquals(7, capacity("", 80));
        assertEquals(9, capacity("version 3", 80));
        assertEquals(1, capacity("authentication {\nauth_type AH\nauth_pass x\n}", 80));
        assertEquals(2, capacity("version 3\n" + hmac("enforce"), 80));
        assertEquals(9, capacity("version 3\n" + hmac("receive-only"), 80));
        assertEquals(0, capacity("", 20));
        assertEquals(255, capacity("", 9000));
    }

    private static int capacity(String lines, int mtu) {
        return AdvertSpace.capacity(
                Machine.settings(instance(lines)).instances().get(0).router(), mtu);
    }

    private static String hmac(String mode) {
        return "auth_hmac {\nkey 1 0123456789abcdef0123456789abcdef\nactive_key 1\nmode " + mode + "\n}";
    }

    private static Identity identity(String text) {
        return InstanceSettings.identityOf(Machine.settings(text).instances().get(0), 0);
    }

    private static InstanceSettings settings(String text) {
        return InstanceSettings.of(
                Machine.settings(text).instances().get(0),
                TrackedObjects.of(VrrpTracking.NONE),
                InstanceSettings.DEFAULT_MTU);
    }
}
