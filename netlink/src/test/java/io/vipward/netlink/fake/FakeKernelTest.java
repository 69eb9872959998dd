package io.vipward.netlink.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeKernelTest {
    private static final Request ADD = Request.of(20, 5, new MessageWriter().u8(2));
    private static final Request LIST =
            Request.of(22, NetlinkFlags.REQUEST | NetlinkFlags.DUMP, new MessageWriter().u8(2));

    @Test
    void remembersWhatItWasAskedInOrderAndInBatches() {
        FakeKernel kernel = FakeKernel.agreeable();

        kernel.exchange(List.of(ADD, LIST));
        kernel.exchange(ADD);

        assertEquals(List.of(List.of(ADD, LIST), List.of(ADD)), kernel.batches());
        assertEquals(List.of(ADD, LIST, ADD), kernel.requests());
    }

    @Test
    void agreeableKernelAcknowledgesChangesAndListsNothing() {
        List<Reply> replies = FakeKernel.agreeable().exchange(List.of(ADD, LIST));

        assertEquals(List.of(Reply.ACKNOWLEDGED, new Reply.Data(List.of())), replies);
    }

    @Test
    void refusingKernelSaysWhy() {
        Reply reply = FakeKernel.refusing(Errno.EPERM).exchange(ADD);

        assertEquals(new Reply.Failed(Errno.EPERM), reply);
    }
}
