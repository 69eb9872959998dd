package io.vipward.netlink.fake;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A kernel for tests and simulation: a function from requests to replies that remembers what it was asked, in order and in
 * batches. For one thread.
 */
public final class FakeKernel implements NetlinkChannel {
    private final Function<Request, Reply> behaviour;
    private final List<List<Request>> batches = new ArrayList<>();

    /**
     * A kernel that answers as it is told.
     *
     * @param behaviour called once for each request, in order
     */
    public FakeKernel(Function<Request, Reply> behaviour) {
        this.behaviour = behaviour;
    }

    /** A kernel that acknowledges everything; dumps are answered by an empty list. */
    public static FakeKernel agreeable() {
        return new FakeKernel(request -> request.dump() ? new Reply.Data(List.of()) : Reply.ACKNOWLEDGED);
    }

    /** A kernel that refuses everything for the same reason. */
    public static FakeKernel refusing(Errno errno) {
        return new FakeKernel(request -> new Reply.Failed(errno));
    }

    /** A reply of data messages as the kernel sends them, for instance for a dump. */
    public static Reply.Data data(NetlinkMessage... messages) {
        return new Reply.Data(List.of(messages));
    }

    @Override
    public List<Reply> exchange(List<Request> requests) {
        batches.add(List.copyOf(requests));
        List<Reply> replies = new ArrayList<>(requests.size());
        for (Request request : requests) {
            replies.add(behaviour.apply(request));
        }
        return replies;
    }

    /** The frame around the requests is not remembered. */
    @Override
    public List<Reply> transaction(Request begin, List<Request> requests, Request end) {
        return exchange(requests);
    }

    /** Every request so far, in order. */
    public List<Request> requests() {
        return batches.stream().flatMap(List::stream).toList();
    }

    /** The requests of each call of exchange so far. */
    public List<List<Request>> batches() {
        return List.copyOf(batches);
    }

    /** Forgets what it was asked. */
    public void forget() {
        batches.clear();
    }
}
