package io.vipward.netlink.iptables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.nftables.BlockedAddress;
import io.vipward.netlink.nftables.VmacLink;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IptablesTest {
    private static final BlockedAddress FOUR = new BlockedAddress(ip("192.0.2.100"), 3, "eth0");
    private static final BlockedAddress SIX = new BlockedAddress(ip("2001:db8::100"), 3, "eth0");
    private static final BlockedAddress LINK_LOCAL = new BlockedAddress(ip("fe80::100"), 3, "eth0");
    private static final VmacLink VMAC = new VmacLink(false, 7, "vrrp.51", 3, null);
    private static final VmacLink VMAC6 = new VmacLink(true, 8, "vrrp6.51", 3, ip("fe80::1"));

    private final Iptables plain = new Iptables(IptablesOptions.DEFAULT);
    private final Iptables sets = new Iptables(new IptablesOptions("in", "out", IpsetNames.DEFAULT));

    @Test
    void anIpv4AddressHasARulePerDirection() {
        assertCommands(
                plain.block(FOUR),
                "iptables -w -A OUTPUT -s 192.0.2.100 -j DROP",
                "iptables -w -A INPUT -d 192.0.2.100 -j DROP");
        assertCommands(
                plain.unblock(FOUR),
                "iptables -w -D OUTPUT -s 192.0.2.100 -j DROP",
                "iptables -w -D INPUT -d 192.0.2.100 -j DROP");
        assertCommands(plain.start(false));
        assertCommands(plain.stop(true));
    }

    @Test
    void neighboursStillFindABlockedIpv6Address() {
        assertCommands(
                plain.block(SIX),
                "ip6tables -w -A OUTPUT -p icmpv6 --icmpv6-type 135 -s 2001:db8:0:0:0:0:0:100 -j ACCEPT",
                "ip6tables -w -A OUTPUT -p icmpv6 --icmpv6-type 136 -s 2001:db8:0:0:0:0:0:100 -j ACCEPT",
                "ip6tables -w -A OUTPUT -s 2001:db8:0:0:0:0:0:100 -j DROP",
                "ip6tables -w -A INPUT -p icmpv6 --icmpv6-type 135 -d 2001:db8:0:0:0:0:0:100 -j ACCEPT",
                "ip6tables -w -A INPUT -p icmpv6 --icmpv6-type 136 -d 2001:db8:0:0:0:0:0:100 -j ACCEPT",
                "ip6tables -w -A INPUT -d 2001:db8:0:0:0:0:0:100 -j DROP");
    }

    @Test
    void aLinkLocalAddressIsBlockedOnItsInterfaceOnly() {
        assertEquals(
                "ip6tables -w -A OUTPUT -s fe80:0:0:0:0:0:0:100 -o eth0 -j DROP",
                String.join(" ", plain.block(LINK_LOCAL).get(2)));
        assertEquals(
                "ip6tables -w -A INPUT -d fe80:0:0:0:0:0:0:100 -i eth0 -j DROP",
                String.join(" ", plain.block(LINK_LOCAL).get(5)));
    }

    @Test
    void onlyWhatIsReceivedIsBlockedWithoutAChainForTheRest() {
        Iptables input = new Iptables(new IptablesOptions("keepalived", null, null));

        assertCommands(input.block(FOUR), "iptables -w -A keepalived -d 192.0.2.100 -j DROP");
        assertCommands(input.add(VMAC));
        assertCommands(input.checks(true), "ip6tables -w -n -L keepalived");
    }

    @Test
    void aVirtualInterfaceSendsNoReportsAndDoesNotAdvertiseItsBase() {
        assertCommands(plain.add(VMAC), "iptables -w -A OUTPUT -p igmp -o vrrp.51 -j DROP");
        assertCommands(
                plain.remove(VMAC6),
                "ip6tables -w -D OUTPUT -p icmpv6 --icmpv6-type 131 -o vrrp6.51 -j DROP",
                "ip6tables -w -D OUTPUT -p icmpv6 --icmpv6-type 143 -o vrrp6.51 -j DROP",
                "ip6tables -w -D OUTPUT -p icmpv6 --icmpv6-type 136 -s fe80:0:0:0:0:0:0:1 -o vrrp6.51 -j DROP");
    }

    @Test
    void setsNeedOneRulePerChain() {
        assertCommands(
                sets.start(false),
                "ipset -exist create keepalived hash:ip family inet",
                "ipset -exist create keepalived_igmp hash:net,iface family inet",
                "iptables -w -A out -m set --match-set keepalived src -j DROP",
                "iptables -w -A out -p igmp -m set --match-set keepalived_igmp dst,dst -j DROP",
                "iptables -w -A in -m set --match-set keepalived dst -j DROP");
        assertCommands(
                sets.stop(false),
                "iptables -w -D out -m set --match-set keepalived src -j DROP",
                "iptables -w -D out -p igmp -m set --match-set keepalived_igmp dst,dst -j DROP",
                "iptables -w -D in -m set --match-set keepalived dst -j DROP",
                "ipset destroy keepalived",
                "ipset destroy keepalived_igmp");
        List<String> six =
                sets.start(true).stream().map(words -> String.join(" ", words)).toList();
        assertEquals(4 + 3 + 3 + 3 + 3 + 3, six.size());
        assertTrue(six.contains("ip6tables -w -A in -m set --match-set keepalived_if6 dst,src -j DROP"));
        assertTrue(six.contains("ip6tables -w -A out -m set --match-set keepalived_if6 src,dst -j DROP"));
        assertTrue(six.contains("ip6tables -w -A out -p icmpv6 --icmpv6-type 136 -m set --match-set keepalived_nd "
                + "src,dst -j DROP"));
    }

    @Test
    void elementsComeAndGoInTheSets() {
        assertCommands(sets.block(FOUR), "ipset -exist add keepalived 192.0.2.100");
        assertCommands(sets.block(SIX), "ipset -exist add keepalived6 2001:db8:0:0:0:0:0:100");
        assertCommands(sets.unblock(LINK_LOCAL), "ipset -exist del keepalived_if6 fe80:0:0:0:0:0:0:100,eth0");
        assertCommands(sets.add(VMAC), "ipset -exist add keepalived_igmp 224.0.0.0/4,vrrp.51");
        assertCommands(
                sets.remove(VMAC6),
                "ipset -exist del keepalived_mld ff00::/8,vrrp6.51",
                "ipset -exist del keepalived_nd fe80:0:0:0:0:0:0:1,vrrp6.51");
    }

    @Test
    void chainsAreLookedForAndTheFrontEndIsRecognised() {
        assertCommands(plain.checks(false), "iptables -w -n -L INPUT", "iptables -w -n -L OUTPUT");
        assertTrue(Iptables.isNftables("iptables v1.8.9 (nf_tables)"));
        assertFalse(Iptables.isNftables("iptables v1.8.9 (legacy)"));
        assertFalse(Iptables.isNftables("iptables v1.6.1"));
    }

    private static void assertCommands(List<List<String>> commands, String... expected) {
        assertEquals(
                List.of(expected),
                commands.stream().map(words -> String.join(" ", words)).toList());
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notNumeric) {
            throw new IllegalArgumentException(notNumeric);
        }
    }
}
