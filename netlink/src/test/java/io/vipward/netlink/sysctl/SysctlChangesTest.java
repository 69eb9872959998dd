package io.vipward.netlink.sysctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vipward.netlink.fake.FakeSysctls;
import io.vipward.netlink.linux.Errno;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SysctlChangesTest {
    private static final SysctlName ARP_IGNORE = SysctlName.ipv4("eth0", "arp_ignore");
    private static final SysctlName RP_FILTER = SysctlName.ipv4(SysctlName.ALL, "rp_filter");

    private final FakeSysctls kernel = new FakeSysctls().with(ARP_IGNORE, "0").with(RP_FILTER, "2");
    private final SysctlChanges changes = new SysctlChanges(kernel);

    @Test
    void whatWasBeforeTheFirstChangeIsPutBackLastFirst() {
        changes.set(ARP_IGNORE, "1");
        changes.set(RP_FILTER, "0");
        changes.set(ARP_IGNORE, "2");

        assertEquals(List.of(ARP_IGNORE, RP_FILTER), changes.changed());
        assertEquals(Map.of(), changes.restoreAll());
        assertEquals(
                List.of(
                        "net/ipv4/conf/eth0/arp_ignore=1",
                        "net/ipv4/conf/all/rp_filter=0",
                        "net/ipv4/conf/eth0/arp_ignore=2",
                        "net/ipv4/conf/all/rp_filter=2",
                        "net/ipv4/conf/eth0/arp_ignore=0"),
                kernel.writes());
        assertEquals(List.of(), changes.changed());
    }

    @Test
    void whatHasTheValueAlreadyIsLeftAlone() {
        assertEquals(Optional.empty(), changes.set(ARP_IGNORE, "0"));

        changes.restoreAll();

        assertEquals(List.of(), kernel.writes());
    }

    @Test
    void whatSomebodyElseHasChangedSinceIsNotPutBack() {
        changes.set(ARP_IGNORE, "1");
        kernel.with(ARP_IGNORE, "8");

        assertEquals(Map.of(), changes.restoreAll());

        assertEquals(new SysctlValue.Present("8"), kernel.read(ARP_IGNORE));
    }

    @Test
    void whatIsGoneWithItsInterfaceIsNoFailure() {
        changes.set(ARP_IGNORE, "1");
        kernel.without(ARP_IGNORE);

        assertEquals(Map.of(), changes.restoreAll());
    }

    @Test
    void failuresAreValues() {
        SysctlName missing = SysctlName.ipv6("eth0", "disable_ipv6");

        assertEquals(Optional.of(Errno.ENOENT), changes.set(missing, "1"));
        assertEquals(Optional.of(Errno.ENOENT), changes.raise(missing, 1));
        changes.set(ARP_IGNORE, "1");
        kernel.refusing(ARP_IGNORE, Errno.EROFS).refusing(RP_FILTER, Errno.EPERM);
        assertEquals(Optional.of(Errno.EPERM), changes.set(RP_FILTER, "0"));
        assertEquals(Map.of(ARP_IGNORE, Errno.EROFS), changes.restoreAll());
    }

    @Test
    void numbersAreOnlyRaised() {
        kernel.with(SysctlName.ipv4("eth0", "rp_filter"), "0").with(SysctlName.ipv4("eth0", "tag"), "word");

        assertEquals(Optional.empty(), changes.raise(RP_FILTER, 1));
        assertEquals(Optional.empty(), changes.raise(SysctlName.ipv4("eth0", "rp_filter"), 1));
        assertEquals(Optional.of(Errno.EINVAL), changes.raise(SysctlName.ipv4("eth0", "tag"), 1));

        assertEquals(List.of("net/ipv4/conf/eth0/rp_filter=1"), kernel.writes());
    }

    @Test
    void oneSettingIsPutBackAlone() {
        changes.set(ARP_IGNORE, "1");
        changes.set(RP_FILTER, "0");

        assertEquals(Optional.empty(), changes.restore(ARP_IGNORE));
        assertEquals(Optional.empty(), changes.restore(ARP_IGNORE));

        assertEquals(List.of(RP_FILTER), changes.changed());
        assertEquals(new SysctlValue.Present("0"), kernel.read(ARP_IGNORE));
    }

    @Test
    void namesOfInterfacesMayHaveDotsButLeadNowhereElse() {
        SysctlName name = SysctlName.ipv4("vrrp.51", "arp_ignore");

        assertEquals("net/ipv4/conf/vrrp.51/arp_ignore", name.path());
        assertEquals("net.ipv4.conf.vrrp/51.arp_ignore", name.toString());
        assertThrows(IllegalArgumentException.class, () -> SysctlName.ipv4("..", "arp_ignore"));
        assertThrows(IllegalArgumentException.class, () -> SysctlName.ipv4("a/b", "arp_ignore"));
        assertThrows(IllegalArgumentException.class, () -> new SysctlName("/etc/passwd"));
    }
}
