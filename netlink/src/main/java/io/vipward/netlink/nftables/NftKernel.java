package io.vipward.netlink.nftables;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.List;

/** Speaks to nf_tables. For one thread at a time, as its channel. */
public final class NftKernel {
    private final NetlinkChannel channel;

    /**
     * Speaks through a channel.
     *
     * @param channel to NETLINK_NETFILTER
     */
    public NftKernel(NetlinkChannel channel) {
        this.channel = channel;
    }

    /**
     * Whether there is such a table.
     *
     * @throws SystemCallException if the kernel does not answer, for instance because it knows nothing of nf_tables
     */
    public boolean exists(NftTable table) throws SystemCallException {
        Reply reply = channel.exchange(NftMessages.getTable(table));
        if (reply instanceof Reply.Failed failed) {
            if (failed.errno() == Errno.ENOENT) {
                return false;
            }
            throw new SystemCallException("nftables get", "table " + table.name(), failed.errno());
        }
        return true;
    }

    /**
     * Has all of it done or none, as in {@link VrrpFirewall.Step#requests}.
     *
     * @return acknowledged, also if there was nothing to do, or the first failure
     */
    public Reply commit(List<Request> requests) {
        if (requests.isEmpty()) {
            return Reply.ACKNOWLEDGED;
        }
        for (Reply reply : channel.transaction(NftMessages.begin(), requests, NftMessages.end())) {
            if (reply instanceof Reply.Failed failed) {
                return failed;
            }
        }
        return Reply.ACKNOWLEDGED;
    }
}
