package io.vipward.ipvs.kernel;

import io.vipward.ipvs.wire.Dialect;
import io.vipward.ipvs.wire.IpvsRequests;
import io.vipward.netlink.generic.FamilyResolution;
import io.vipward.netlink.generic.GenericNetlink;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests to the family IPVS, whatever number it has. For one thread at a time. */
final class FamilyExchange {
    private static final String FAMILY = "IPVS";

    private final NetlinkChannel channel;
    private final GenericNetlink generic;
    private @Nullable IpvsRequests requests;

    FamilyExchange(NetlinkChannel channel) {
        this.channel = channel;
        this.generic = new GenericNetlink(channel);
    }

    /** @param unavailable why there are no replies */
    record Exchanged(List<Reply> replies, @Nullable IpvsUnavailable unavailable) {}

    /**
     * Sends what the builder makes for the family's number. The number is resolved at first use, and again after ENOENT,
     * which also says that a module loaded anew has another number.
     */
    Exchanged exchange(Function<IpvsRequests, List<Request>> builder) {
        boolean fresh = requests == null;
        IpvsUnavailable missing = fresh ? resolve() : null;
        if (requests == null) {
            return new Exchanged(List.of(), missing);
        }
        List<Request> sent = builder.apply(requests);
        List<Reply> replies = channel.exchange(sent);
        if (fresh || sent.isEmpty() || !everyOneFailedWithEnoent(replies)) {
            return new Exchanged(replies, null);
        }
        requests = null;
        missing = resolve();
        if (requests == null) {
            return new Exchanged(List.of(), missing);
        }
        List<Request> again = builder.apply(requests);
        return again.equals(sent) ? new Exchanged(replies, null) : new Exchanged(channel.exchange(again), null);
    }

    /** A family's number that is no longer valid fails every request; a missing destination only its own. */
    private static boolean everyOneFailedWithEnoent(List<Reply> replies) {
        for (Reply reply : replies) {
            if (!(reply instanceof Reply.Failed failed) || failed.errno() != Errno.ENOENT) {
                return false;
            }
        }
        return true;
    }

    private @Nullable IpvsUnavailable resolve() {
        FamilyResolution resolution = generic.resolve(FAMILY);
        if (resolution instanceof FamilyResolution.Family family) {
            requests = new IpvsRequests(family.id(), Dialect.KEEPALIVED);
            return null;
        }
        Errno errno = resolution instanceof FamilyResolution.Missing missing ? missing.errno() : Errno.ENOENT;
        return IpvsUnavailable.whenResolving(errno);
    }
}
