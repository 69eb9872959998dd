package io.vipward.netlink.nftables;

import static io.vipward.netlink.nftables.VrrpFirewallGoldenTest.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VrrpFirewallTest {
    private static final VrrpFirewall NONE = VrrpFirewall.none(FirewallOptions.DEFAULT);
    private static final BlockedAddress VIP = new BlockedAddress(ip("192.0.2.100"), 3, "eth0");
    private static final VmacLink VMAC = new VmacLink(true, 7, "vrrp6.51", 3, ip("fe80::1"));

    @Test
    void anAddressStaysBlockedUntilTheLastOneWhoWantsItLeaves() {
        VrrpFirewall twice = NONE.block(List.of(VIP)).next().block(List.of(VIP)).next();

        VrrpFirewall.Step once = twice.unblock(List.of(VIP));
        VrrpFirewall.Step never = once.next().unblock(List.of(VIP));

        assertEquals(List.of(), twice.block(List.of(VIP)).requests());
        assertEquals(List.of(), once.requests());
        assertEquals(1, never.requests().size());
    }

    @Test
    void whatIsNotThereIsNotRemoved() {
        assertEquals(List.of(), NONE.unblock(List.of(VIP)).requests());
        assertEquals(List.of(), NONE.remove(VMAC).requests());
        assertEquals(List.of(), NONE.close().requests());
    }

    @Test
    void theTableIsMadeOnceAndStays() {
        VrrpFirewall blocked = NONE.block(List.of(VIP)).next();
        VrrpFirewall free = blocked.unblock(List.of(VIP)).next();

        assertEquals(1, free.block(List.of(VIP)).requests().size());
        assertEquals(1, free.close().requests().size());
        assertEquals(
                NONE.block(List.of(VIP)).requests(),
                free.close().next().block(List.of(VIP)).requests());
    }

    @Test
    void addressesThatAreNotLinkLocalAreTheSameOnEveryInterface() {
        assertEquals(VIP, new BlockedAddress(VIP.address(), 4, "eth1"));
        assertEquals(4, new BlockedAddress(ip("fe80::1"), 4, "eth1").linkIndex());
    }

    @Test
    void anInterfaceThatIsKnownIsNotAddedAgainButReplacedIfItIsDifferent() {
        VrrpFirewall known = NONE.add(VMAC).next();
        VmacLink elsewhere = new VmacLink(true, 7, "vrrp6.51", 4, VMAC.baseLinkLocal());

        assertEquals(List.of(), known.add(VMAC).requests());
        assertEquals(6, known.add(elsewhere).requests().size());
        assertEquals(3, known.remove(elsewhere).requests().size());
    }

    @Test
    void rebuildingMakesEverythingThatIsWantedAfterDeletingWhatThereIs() {
        VrrpFirewall wanted = NONE.add(VMAC).next().block(List.of(VIP)).next();

        List<Request> rebuilt = wanted.rebuild().requests();

        List<Request> expected = new ArrayList<>();
        for (NftTable table : wanted.tables()) {
            expected.add(NftMessages.createTable(table));
            expected.add(NftMessages.deleteTable(table));
        }
        expected.addAll(NONE.block(List.of(VIP)).requests());
        expected.addAll(NONE.add(VMAC).requests());
        assertEquals(expected.size(), rebuilt.size());
        assertEquals(Set.copyOf(expected), Set.copyOf(rebuilt));
        assertEquals(wanted.close().requests(), wanted.rebuild().next().close().requests());
    }

    @Test
    void rebuildingNothingLeavesNoTables() {
        List<Request> requests = NONE.rebuild().requests();

        assertEquals(4, requests.size());
        assertEquals(List.of(), NONE.rebuild().next().close().requests());
    }

    @Test
    void aRuleAboutAdvertisementsGoesBeforeTheOneThatAcceptsThem() {
        BlockedAddress six = new BlockedAddress(ip("2001:db8::1"), 0, "");

        List<Integer> after = ruleFlags(NONE.block(List.of(six)).next().add(VMAC));
        List<Integer> alone = ruleFlags(NONE.add(VMAC));

        assertEquals(List.of(0x405, 0xc05, 0xc05), after);
        assertEquals(List.of(0xc05, 0xc05, 0xc05), alone);
    }

    @Test
    void manyAddressesFitIntoMessagesOfTheirOwn() {
        List<BlockedAddress> many = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            many.add(new BlockedAddress(ip("10.1." + i / 200 + "." + i % 200), 0, ""));
        }

        VrrpFirewall.Step step = NONE.block(many);

        assertEquals(
                NONE.block(List.of(VIP)).requests().size() + 2, step.requests().size());
        assertEquals(3, step.next().unblock(many).requests().size());
    }

    @Test
    void aTransactionHasTheFirstFailure() {
        List<Request> requests = NONE.block(List.of(VIP)).requests();
        FakeKernel kernel = new FakeKernel(request -> request.equals(requests.get(2))
                ? new Reply.Failed(Errno.EOPNOTSUPP, Optional.of("no"))
                : Reply.ACKNOWLEDGED);

        assertEquals(new Reply.Failed(Errno.EOPNOTSUPP, Optional.of("no")), new NftKernel(kernel).commit(requests));
        assertEquals(Reply.ACKNOWLEDGED, new NftKernel(FakeKernel.agreeable()).commit(requests));
        assertEquals(Reply.ACKNOWLEDGED, new NftKernel(FakeKernel.refusing(Errno.EPERM)).commit(List.of()));
    }

    @Test
    void missingTablesAreNoFailureButAMissingPacketFilterIs() throws Exception {
        NftTable table = NONE.tables().get(0);

        assertEquals(false, new NftKernel(FakeKernel.refusing(Errno.ENOENT)).exists(table));
        assertEquals(true, new NftKernel(FakeKernel.agreeable()).exists(table));
        SystemCallException failure = assertThrows(
                SystemCallException.class,
                () -> new NftKernel(FakeKernel.refusing(Errno.EPROTONOSUPPORT)).exists(table));
        assertEquals("nftables get(table keepalived): EPROTONOSUPPORT", failure.getMessage());
    }

    private static List<Integer> ruleFlags(VrrpFirewall.Step step) {
        return step.requests().stream()
                .filter(request -> request.type() == 0xa06)
                .map(Request::flags)
                .toList();
    }
}
