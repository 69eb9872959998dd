package io.vipward.netlink.nftables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import io.vipward.netlink.wire.Vectors;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our transactions are those of keepalived, message by message. */
class VrrpFirewallGoldenTest {
    private static final FirewallOptions COUNTERS = new FirewallOptions("keepalived", -1, true, false);
    /** {@code cmp} of register 1 with 143. */
    private static final String REPORT_TYPE =
            "    1\n      1 636d7000\n      2\n        1 00000001\n        2 00000000\n        3\n          1 8f\n";
    /** {@code lookup} of register 1 in mld-report. */
    private static final String REPORT_SET =
            "    1\n      1 6c6f6f6b757000\n      2\n        2 00000001\n        1 6d6c642d7265706f727400\n";

    private static final VrrpFirewall NONE = VrrpFirewall.none(COUNTERS);
    private static final List<BlockedAddress> FIRST = List.of(address("10.9.0.100"), address("fd09::100"));
    private static final List<BlockedAddress> SECOND =
            List.of(new BlockedAddress(ip("fe80::200"), 3, "e0"), address("fd09::200"));

    @Test
    void firstBlockedAddressesMakeTheTables() {
        List<String> keepalived = batches("nft-noaccept-create").get(0);

        assertEquals(text(withoutExclusive(keepalived)), text(ours(NONE.block(FIRST))));
    }

    @Test
    void linkLocalAddressesHaveASetOfTheirOwn() {
        List<String> keepalived = batches("nft-noaccept-link-local").get(0);

        VrrpFirewall.Step step = NONE.block(FIRST).next().block(SECOND);

        assertEquals(text(withoutExclusive(keepalived)), text(ours(step)));
    }

    @Test
    void addressesAreUnblocked() {
        List<List<String>> keepalived = batches("nft-noaccept-remove-elements");
        VrrpFirewall both = NONE.block(FIRST).next().block(SECOND).next();

        VrrpFirewall.Step first = both.unblock(FIRST);
        VrrpFirewall.Step second = first.next().unblock(SECOND);

        assertEquals(text(keepalived.get(0)), text(ours(first)));
        assertEquals(text(keepalived.get(1)), text(ours(second)));
        assertEquals(
                text(batches("nft-delete-tables").get(0)),
                text(ours(second.next().close())));
    }

    @Test
    void ipv4Vmac() {
        VrrpFirewall.Step first = NONE.add(new VmacLink(false, 6, "vrrp.51", 3, null));
        VmacLink second = new VmacLink(false, 8, "vrrp.53", 5, null);
        VrrpFirewall.Step more = first.next().add(second);
        VrrpFirewall.Step less = more.next().remove(second);

        assertEquals(text(batches("nft-vmac-v4-create").get(0)), text(ours(first)));
        assertEquals(text(batches("nft-vmac-add-element").get(0)), text(ours(more)));
        assertEquals(text(batches("nft-vmac-remove").get(3)), text(ours(less)));
    }

    @Test
    void ipv6VmacIsRemoved() {
        VmacLink vmac = new VmacLink(true, 7, "vrrp.52", 3, null);

        VrrpFirewall.Step step = NONE.add(vmac).next().remove(vmac);

        assertEquals(text(batches("nft-vmac-remove").get(2)), text(ours(step)));
    }

    /** keepalived 2.2.7 moves one type of report; 2.4 has a set of types, and a set and a rule for advertisements. */
    @Test
    void ipv6VmacHasTheSetsAndRulesOfOlderVersionsToo() {
        List<String> keepalived = new ArrayList<>(batches("nft-vmac-v6-create").get(0));

        List<String> ours = ours(NONE.add(new VmacLink(true, 7, "vrrp.52", 3, null)));

        String reports = keepalived.remove(4);
        assertEquals(
                List.of(),
                keepalived.stream().filter(line -> !ours.contains(line)).toList());
        assertTrue(ours.contains(reports.replace(REPORT_TYPE, REPORT_SET)), reports);
    }

    @Test
    void existenceIsAskedForAsKeepalivedAsks() {
        List<NetlinkMessage> requests = Vectors.requests("nft-get-table-probe");
        List<NftTable> tables = NONE.tables();

        for (int i = 0; i < tables.size(); i++) {
            // keepalived's padding after the name has what happened to be in its memory.
            String expected = Vectors.comparable(requests.get(i)).replaceAll("05$", "00");
            assertEquals(expected, Vectors.comparable(NftMessages.getTable(tables.get(i))));
        }
    }

    @Test
    void frameAroundATransaction() {
        List<NetlinkMessage> requests = Vectors.requests("nft-delete-tables");

        assertEquals(Vectors.comparable(requests.get(0)), Vectors.comparable(NftMessages.begin()));
        assertEquals(Vectors.comparable(requests.get(requests.size() - 1)), Vectors.comparable(NftMessages.end()));
    }

    private static List<String> ours(VrrpFirewall.Step step) {
        return step.requests().stream().map(VrrpFirewallGoldenTest::tree).toList();
    }

    private static String tree(Request request) {
        return AttributeTree.of(new NetlinkMessage(request.type(), request.flags(), 0, request.payload()));
    }

    /** The transactions of a vector, without their frames. */
    private static List<List<String>> batches(String vector) {
        List<List<String>> batches = new ArrayList<>();
        for (NetlinkMessage message : Vectors.requests(vector)) {
            if (message.type() == 16) {
                batches.add(new ArrayList<>());
            } else if (message.type() != 17) {
                batches.get(batches.size() - 1).add(AttributeTree.of(message));
            }
        }
        return batches;
    }

    /** We know what is there; that an element is there already must not undo a whole transaction. */
    private static List<String> withoutExclusive(List<String> messages) {
        return messages.stream()
                .map(message -> message.replace("a0c flags 605", "a0c flags 405"))
                .toList();
    }

    private static String text(List<String> messages) {
        return String.join("", messages);
    }

    private static BlockedAddress address(String text) {
        return new BlockedAddress(ip(text), 3, "e0");
    }

    static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notNumeric) {
            throw new IllegalArgumentException(notNumeric);
        }
    }
}
