package io.vipward.netlink.kernel;

import static io.vipward.netlink.kernel.RouteKernelIT.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.iptables.Iptables;
import io.vipward.netlink.iptables.IptablesOptions;
import io.vipward.netlink.nftables.BlockedAddress;
import io.vipward.netlink.nftables.VmacLink;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The programs understand our commands. Needs iptables. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class IptablesIT {
    private final Iptables iptables = new Iptables(IptablesOptions.DEFAULT);
    private final BlockedAddress four = new BlockedAddress(ip("192.0.2.100"), 0, "");
    private final BlockedAddress linkLocal = new BlockedAddress(ip("fe80::100"), 3, "eth0");
    private final VmacLink vmac = new VmacLink(false, 7, "vrrp.51", 3, null);
    private final VmacLink vmac6 = new VmacLink(true, 7, "vrrp6.51", 3, ip("fe80::1"));
    private NetworkNamespace namespace;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
    }

    @AfterEach
    void closeNamespace() {
        namespace.close();
    }

    @Test
    void rulesComeAndGo() throws Exception {
        run(iptables.checks(false));
        run(iptables.checks(true));
        run(iptables.block(four));
        run(iptables.add(vmac));
        run(iptables.block(linkLocal));
        run(iptables.add(vmac6));

        assertEquals("""
                -A INPUT -d 192.0.2.100/32 -j DROP
                -A OUTPUT -s 192.0.2.100/32 -j DROP
                -A OUTPUT -o vrrp.51 -p igmp -j DROP
                """, rules("iptables"));
        assertEquals("""
                -A INPUT -d fe80::100/128 -i eth0 -p ipv6-icmp -m icmp6 --icmpv6-type 135 -j ACCEPT
                -A INPUT -d fe80::100/128 -i eth0 -p ipv6-icmp -m icmp6 --icmpv6-type 136 -j ACCEPT
                -A INPUT -d fe80::100/128 -i eth0 -j DROP
                -A OUTPUT -s fe80::100/128 -o eth0 -p ipv6-icmp -m icmp6 --icmpv6-type 135 -j ACCEPT
                -A OUTPUT -s fe80::100/128 -o eth0 -p ipv6-icmp -m icmp6 --icmpv6-type 136 -j ACCEPT
                -A OUTPUT -s fe80::100/128 -o eth0 -j DROP
                -A OUTPUT -o vrrp6.51 -p ipv6-icmp -m icmp6 --icmpv6-type 131 -j DROP
                -A OUTPUT -o vrrp6.51 -p ipv6-icmp -m icmp6 --icmpv6-type 143 -j DROP
                -A OUTPUT -s fe80::1/128 -o vrrp6.51 -p ipv6-icmp -m icmp6 --icmpv6-type 136 -j DROP
                """, rules("ip6tables"));

        run(iptables.unblock(four));
        run(iptables.remove(vmac));
        run(iptables.unblock(linkLocal));
        run(iptables.remove(vmac6));
        assertEquals("", rules("iptables") + rules("ip6tables"));
    }

    private void run(List<List<String>> commands) throws Exception {
        for (List<String> command : commands) {
            namespace.output(command.toArray(String[]::new));
        }
    }

    private String rules(String program) throws Exception {
        return namespace.output(program, "-S").replaceAll("(?m)^-P.*\\n", "");
    }
}
