package io.vipward.netlink.wire;

import java.util.List;

/**
 * The kernel as a function from requests to replies. The real one is {@code NetlinkSocket}, the one for tests {@code
 * FakeKernel}. For one thread at a time.
 */
public interface NetlinkChannel {
    /**
     * Hands the requests to the kernel in order, many in one system call, and waits for every answer. A failing request does
     * not stop those after it. Waiting is bounded: an answer that does not come is {@code Failed(ETIMEDOUT)}.
     *
     * @return as many replies as requests, each at its request's index; never throws for an operating failure
     */
    List<Reply> exchange(List<Request> requests);

    /**
     * Hands over requests that the kernel carries out all or none, in one system call, between two messages that say so. If one
     * fails, those without a fault of their own are acknowledged but not carried out either.
     *
     * @param begin is answered only if the whole transaction fails, and then so is every request
     * @param end is not answered
     * @return as {@link #exchange(List)} for {@code requests}; EMSGSIZE for each if they are too long for one system call
     */
    List<Reply> transaction(Request begin, List<Request> requests, Request end);

    /** Hands over one request. */
    default Reply exchange(Request request) {
        return exchange(List.of(request)).get(0);
    }
}
