package io.vipward.netlink.kernel;

import static io.vipward.netlink.kernel.RouteKernelIT.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.nftables.BlockedAddress;
import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.NftKernel;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.nftables.VrrpFirewall;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.route.NewLink;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the packet filter makes of our transactions, as nft(8) shows it. Needs nftables. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class VrrpFirewallIT {
    private NetworkNamespace namespace;
    private NetlinkSocket routes;
    private NetlinkSocket filter;
    private NftKernel kernel;
    private int base;
    private int vmac;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
        namespace.ip("link", "add", "eth0", "type", "veth", "peer", "name", "eth1");
        namespace.ip("link", "set", "eth0", "up");
        namespace.ip("link", "set", "eth1", "up");
        routes = namespace.call(() -> NetlinkSocket.open(Protocol.ROUTE));
        RouteKernel links = new RouteKernel(routes);
        base = links.link("eth0").orElseThrow().index();
        links.apply(new LinkChange.Add(NewLink.macvlan("vrrp.51", base, MacAddress.parse("00:00:5e:00:01:33"))));
        vmac = links.link("vrrp.51").orElseThrow().index();
        filter = namespace.call(() -> NetlinkSocket.open(Protocol.NETFILTER));
        kernel = new NftKernel(filter);
    }

    @AfterEach
    void closeNamespace() {
        filter.close();
        routes.close();
        namespace.close();
    }

    @Test
    void blockedAddressesLookAsTheyDoWithKeepalived() throws Exception {
        VrrpFirewall firewall = VrrpFirewall.none(FirewallOptions.DEFAULT);

        firewall = commit(firewall.block(blocked()));

        assertEquals(expected("no-accept"), ruleset());
        firewall = commit(firewall.unblock(blocked()));
        assertFalse(ruleset().contains("elements = { 192.0.2.100 }"), ruleset());
        firewall = commit(firewall.close());
        assertEquals("", ruleset());
        commit(firewall.close());
    }

    @Test
    void virtualInterfacesLookAsTheyDoWithKeepalived() throws Exception {
        VrrpFirewall firewall = VrrpFirewall.none(FirewallOptions.DEFAULT);

        firewall = commit(firewall.add(new VmacLink(false, vmac, "vrrp.51", base, null)));
        firewall = commit(firewall.add(new VmacLink(true, vmac, "vrrp.51", base, ip("fe80::ff:fe00:1"))));

        assertEquals(expected("vmac"), ruleset());
        commit(firewall.remove(new VmacLink(true, vmac, "vrrp.51", base, null)));
        assertFalse(ruleset().contains("fe80::ff:fe00:1"), ruleset());
    }

    @Test
    void countersPriorityNamesAndTableAreAsAskedFor() throws Exception {
        VrrpFirewall firewall = VrrpFirewall.none(new FirewallOptions("mine", 5, true, true));

        commit(firewall.block(blocked()));

        String ruleset = ruleset();
        assertTrue(ruleset.contains("table ip6 mine {"), ruleset);
        assertTrue(ruleset.contains("priority filter + 5; policy accept;"), ruleset);
        assertTrue(ruleset.contains("ip daddr @vips counter packets 0 bytes 0 drop"), ruleset);
        assertTrue(ruleset.contains("type ipv6_addr . ifname"), ruleset);
        assertTrue(ruleset.contains("elements = { fe80::100 . \"eth0\" }"), ruleset);
        assertTrue(ruleset.contains("ip6 daddr . iifname @vips_link_local counter"), ruleset);
    }

    @Test
    void leftOversAreReplacedInOneTransaction() throws Exception {
        VrrpFirewall firewall = VrrpFirewall.none(FirewallOptions.DEFAULT);
        assertFalse(kernel.exists(firewall.tables().get(0)));
        commit(firewall.block(blocked()));
        assertTrue(kernel.exists(firewall.tables().get(0)));

        VrrpFirewall other = commit(firewall.rebuild());
        assertEquals("", ruleset());
        other = commit(other.block(blocked()));
        commit(other.rebuild());

        assertEquals(expected("no-accept"), ruleset());
    }

    @Test
    void aTransactionIsDoneAllOrNotAtAll() throws Exception {
        VrrpFirewall there = commit(VrrpFirewall.none(FirewallOptions.DEFAULT).block(blocked()));
        String before = ruleset();
        BlockedAddress other = new BlockedAddress(ip("192.0.2.101"), 0, "");
        VrrpFirewall belief = there.block(List.of(other)).next();

        // One of the two is not there, whatever we believe.
        Reply reply =
                kernel.commit(belief.unblock(List.of(blocked().get(1), other)).requests());

        Reply.Failed failed = assertInstanceOf(Reply.Failed.class, reply);
        assertEquals(new Reply.Failed(Errno.ENOENT, Optional.empty()), failed);
        assertEquals(before, ruleset());
    }

    @Test
    void packetsToABlockedAddressAreDropped() throws Exception {
        namespace.ip("address", "add", "192.0.2.100/32", "dev", "lo");
        VrrpFirewall firewall = VrrpFirewall.none(new FirewallOptions("keepalived", -1, true, false));
        firewall = commit(firewall.block(List.of(new BlockedAddress(ip("192.0.2.100"), 0, ""))));

        namespace.call(() -> {
            try (DatagramSocket socket = new DatagramSocket(0, ip("127.0.0.1"))) {
                socket.send(new DatagramPacket(new byte[1], 1, ip("192.0.2.100"), 9));
            }
            return true;
        });

        assertTrue(ruleset().contains("ip daddr @vips counter packets 1 bytes 29 drop"), ruleset());
        commit(firewall.close());
    }

    private List<BlockedAddress> blocked() {
        return List.of(
                new BlockedAddress(ip("192.0.2.100"), base, "eth0"),
                new BlockedAddress(ip("2001:db8::100"), base, "eth0"),
                new BlockedAddress(ip("fe80::100"), base, "eth0"));
    }

    private VrrpFirewall commit(VrrpFirewall.Step step) {
        assertEquals(Reply.ACKNOWLEDGED, kernel.commit(step.requests()));
        return step.next();
    }

    private String ruleset() throws Exception {
        return namespace.output("nft", "list", "ruleset");
    }

    private static String expected(String name) throws IOException {
        try (InputStream stream = VrrpFirewallIT.class.getResourceAsStream("/nftables/" + name + ".txt")) {
            return new String(stream == null ? new byte[0] : stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
