package io.vipward.vrrp.rehearsal;

import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.RouteCodec;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteMessage;
import io.vipward.netlink.wire.DatagramReader;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes changes as the bytes that a kernel would get, agrees to all of them, and tells of them as a kernel would. For each it
 * asks the channel that it was given a question that changes nothing, so that this way is played, too.
 */
final class StageNetlink implements NetlinkChannel {
    private static final int BATCH_BYTES = 256 << 10;
    private static final Request QUESTION = RouteCodec.getLink("lo");

    private final NetlinkChannel questions;
    private final Consumer<RouteMessage> notified;
    private final RouteKernel route = new RouteKernel(this);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BATCH_BYTES).order(ByteOrder.nativeOrder());

    StageNetlink(NetlinkChannel questions, Consumer<RouteMessage> notified) {
        this.questions = questions;
        this.notified = notified;
    }

    List<Reply> apply(List<? extends KernelChange> changes) {
        return route.apply(changes);
    }

    @Override
    public List<Reply> exchange(List<Request> requests) {
        buffer.clear();
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).writeTo(buffer, i, NetlinkFlags.ACK);
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(buffer.flip().remaining()).put(buffer).flip();
        DatagramReader reader = new DatagramReader(bytes);
        List<Reply> replies = new ArrayList<>(requests.size());
        NetlinkMessage message;
        while ((message = reader.next()) != null) {
            notified.accept(RouteCodec.decode(message));
            replies.add(Reply.ACKNOWLEDGED);
        }
        questions.exchange(Collections.nCopies(requests.size(), QUESTION));
        return replies;
    }

    /** What concerns the packet filter is agreed to unread. */
    @Override
    public List<Reply> transaction(Request begin, List<Request> requests, Request end) {
        return Collections.nCopies(requests.size(), Reply.ACKNOWLEDGED);
    }
}
