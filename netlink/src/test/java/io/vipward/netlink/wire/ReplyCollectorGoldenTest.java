package io.vipward.netlink.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyCollectorGoldenTest {
    @Test
    void successIsAnAcknowledgement() {
        List<Reply> replies = replay("rt-addr-add-v4-host");

        assertEquals(List.of(Reply.ACKNOWLEDGED), replies);
    }

    @Test
    void failureCarriesTheErrno() {
        List<Reply> replies = replay("rt-addr-del-v4-host-missing");

        assertEquals(List.of(new Reply.Failed(Errno.EADDRNOTAVAIL)), replies);
    }

    @Test
    void failureCarriesTheExtendedText() {
        List<Reply> replies = replay("ip-route-unreachable-gw");

        assertEquals(List.of(new Reply.Failed(Errno.ENETUNREACH, Optional.of("Nexthop has invalid gateway"))), replies);
    }

    @Test
    void textIsFoundBehindACappedEcho() {
        ByteBuffer capped = message(2, 0x300, 1, 20 + 12);
        capped.putInt(16, -17).position(36);
        capped.putShort((short) 7).putShort((short) 1).put(new byte[] {'n', 'o', 0, 0});
        ReplyCollector collector = new ReplyCollector(1, 1);

        collector.accept(capped.clear());

        assertEquals(List.of(new Reply.Failed(Errno.EEXIST, Optional.of("no"))), collector.replies());
    }

    @Test
    void dumpIsCollectedUntilItsEnd() {
        List<Reply> replies = replay("ip-addr-dump");

        Reply.Data data = assertInstanceOf(Reply.Data.class, replies.get(0));
        assertTrue(data.messages().size() > 3);
        assertTrue(data.messages().stream().allMatch(NetlinkMessage::multi));
    }

    @Test
    void getIsAnsweredByDataAndAnAcknowledgement() {
        List<Reply> replies = replay("genl-getfamily-ipvs");

        Reply.Data data = assertInstanceOf(Reply.Data.class, replies.get(0));
        assertEquals(1, data.messages().size());
    }

    @Test
    void failureOfAWholeTransactionIsTheReplyToEachOfItsRequests() {
        ReplyCollector transaction = ReplyCollector.ofTransaction(2, 10);
        ReplyCollector ordinary = new ReplyCollector(1, 10);

        transaction.accept(error(9, 0));
        assertFalse(transaction.complete());
        transaction.accept(error(9, -1));
        ordinary.accept(error(9, -1));

        assertEquals(List.of(new Reply.Failed(Errno.EPERM), new Reply.Failed(Errno.EPERM)), transaction.replies());
        assertFalse(ordinary.complete());
    }

    @Test
    void answersAreMatchedBySequenceWhateverTheirOrder() {
        ReplyCollector collector = new ReplyCollector(3, 10);

        collector.accept(error(12, 0));
        collector.accept(error(10, -3));
        assertFalse(collector.complete());
        collector.accept(error(11, 0));

        assertTrue(collector.complete());
        assertEquals(
                List.of(new Reply.Failed(Errno.ESRCH), Reply.ACKNOWLEDGED, Reply.ACKNOWLEDGED), collector.replies());
    }

    @Test
    void answersToEarlierExchangesAreSkipped() {
        ReplyCollector collector = new ReplyCollector(1, 10);

        collector.accept(error(9, -3));
        collector.accept(error(11, -3));

        assertFalse(collector.complete());
    }

    @Test
    void sequenceNumbersMayWrap() {
        ReplyCollector collector = new ReplyCollector(2, -1);

        collector.accept(error(-1, 0));
        collector.accept(error(0, -17));

        assertEquals(List.of(Reply.ACKNOWLEDGED, new Reply.Failed(Errno.EEXIST)), collector.replies());
    }

    @Test
    void dumpMayFailAtItsEnd() {
        ReplyCollector collector = new ReplyCollector(1, 1);
        ByteBuffer done = message(3, NetlinkFlags.MULTI, 1, 4);
        done.putInt(16, -22);

        collector.accept(done);

        assertEquals(List.of(new Reply.Failed(Errno.EINVAL)), collector.replies());
    }

    @Test
    void inconsistentDumpIsToldApart() {
        ReplyCollector collector = new ReplyCollector(1, 1);

        collector.accept(message(20, NetlinkFlags.MULTI | NetlinkFlags.DUMP_INTR, 1, 8));
        collector.accept(message(3, NetlinkFlags.MULTI, 1, 4));

        assertTrue(collector.complete());
        assertTrue(collector.interrupted());
    }

    @Test
    void lostAnswersFailWhatIsPendingOnly() {
        ReplyCollector collector = new ReplyCollector(2, 1);
        collector.accept(error(1, 0));

        collector.failPending(Errno.ENOBUFS);

        assertEquals(List.of(Reply.ACKNOWLEDGED, new Reply.Failed(Errno.ENOBUFS)), collector.replies());
    }

    @Test
    void garbageFailsWhatIsPending() {
        ReplyCollector collector = new ReplyCollector(1, 1);

        collector.accept(ByteBuffer.allocate(7));

        assertEquals(List.of(new Reply.Failed(Errno.EBADMSG)), collector.replies());
    }

    /** Plays the kernel's datagrams to the first request of a vector. */
    private static List<Reply> replay(String name) {
        int sequence = Vectors.requests(name).get(0).sequence();
        ReplyCollector collector = new ReplyCollector(1, sequence);
        for (ByteBuffer datagram : Vectors.datagrams(name)) {
            // The listener of every group shared the capture; what has no answer's type is a notification.
            NetlinkMessage first = new DatagramReader(datagram).next();
            boolean notification = first != null && first.type() >= 16 && !first.multi() && first.type() != 16;
            if (!notification) {
                collector.accept(datagram);
            }
        }
        return collector.replies();
    }

    private static ByteBuffer error(int sequence, int error) {
        return message(2, NetlinkFlags.CAPPED, sequence, 20).putInt(16, error);
    }

    private static ByteBuffer message(int type, int flags, int sequence, int payload) {
        int length = DatagramReader.HEADER_BYTES + payload;
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        return message.putInt(0, length)
                .putShort(4, (short) type)
                .putShort(6, (short) flags)
                .putInt(8, sequence);
    }
}
