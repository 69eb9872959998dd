package io.vipward.ipvs.kernel;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.ServiceListing;
import io.vipward.ipvs.wire.Decoded;
import io.vipward.ipvs.wire.Dialect;
import io.vipward.ipvs.wire.IpvsMessages;
import io.vipward.ipvs.wire.IpvsRequests;
import io.vipward.netlink.generic.FamilyResolution;
import io.vipward.netlink.generic.GenericNetlink;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's table: dump, apply, flush. Contains no decisions but one: a change whose outcome is already there, or whose
 * object somebody else took away, is made to fit (EEXIST on an addition becomes an edit, ENOENT on an edit an addition). For
 * one thread at a time, as its channel.
 */
public final class IpvsKernel {
    private static final String FAMILY = "IPVS";

    private final NetlinkChannel channel;
    private final GenericNetlink generic;
    private @Nullable IpvsRequests requests;

    /**
     * Nothing is asked of the kernel yet.
     *
     * @param channel to NETLINK_GENERIC
     */
    public IpvsKernel(NetlinkChannel channel) {
        this.channel = channel;
        this.generic = new GenericNetlink(channel);
    }

    /** The whole table with its counters: one dump of services, then one of destinations for each. */
    public DumpResult dump() {
        List<String> faults = new ArrayList<>();
        Exchanged exchanged = exchange(requests -> List.of(requests.dumpServices()));
        if (exchanged.unavailable != null) {
            return exchanged.unavailable;
        }
        if (!(exchanged.replies.get(0) instanceof Reply.Data services)) {
            return IpvsUnavailable.whenListing(errnoOf(exchanged.replies.get(0)));
        }
        List<ServiceListing> listed = decode(services.messages(), IpvsMessages::service, faults);
        Exchanged second = exchange(requests -> listed.stream()
                .map(listing -> requests.dumpDestinations(listing.service().key()))
                .toList());
        if (second.unavailable != null) {
            return second.unavailable;
        }
        List<IpvsListing.Entry> entries = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            ServiceListing service = listed.get(i);
            if (!(second.replies.get(i) instanceof Reply.Data destinations)) {
                return IpvsUnavailable.whenListing(errnoOf(second.replies.get(i)));
            }
            List<DestinationListing> found = decode(
                    destinations.messages(),
                    message -> IpvsMessages.destination(
                            message, service.service().key().family()),
                    faults);
            entries.add(new IpvsListing.Entry(service, found));
        }
        return new DumpResult.Dumped(new IpvsListing(entries, faults));
    }

    /** Makes the changes in their order, in one batch; a second one where some have to be made to fit. */
    public ApplyResult apply(List<Change> changes) {
        if (changes.isEmpty()) {
            return new ApplyResult.Applied(List.of(), false);
        }
        Exchanged exchanged =
                exchange(requests -> changes.stream().map(requests::of).toList());
        if (exchanged.unavailable != null) {
            return exchanged.unavailable;
        }
        List<ApplyResult.Failure> failures = new ArrayList<>();
        List<Change> originals = new ArrayList<>();
        List<Change> fitted = new ArrayList<>();
        boolean drifted = false;
        for (int i = 0; i < changes.size(); i++) {
            if (exchanged.replies.get(i) instanceof Reply.Failed failed) {
                Fit fit = Fit.of(changes.get(i), failed.errno());
                drifted |= fit.drifted();
                Change instead = fit.instead();
                if (instead != null) {
                    originals.add(changes.get(i));
                    fitted.add(instead);
                } else if (!fit.done()) {
                    failures.add(failure(changes.get(i), failed));
                }
            }
        }
        return fitted.isEmpty() ? new ApplyResult.Applied(failures, drifted) : applyFitted(originals, fitted, failures);
    }

    private ApplyResult applyFitted(List<Change> originals, List<Change> fitted, List<ApplyResult.Failure> failures) {
        Exchanged exchanged =
                exchange(requests -> fitted.stream().map(requests::of).toList());
        if (exchanged.unavailable != null) {
            return exchanged.unavailable;
        }
        for (int i = 0; i < fitted.size(); i++) {
            if (exchanged.replies.get(i) instanceof Reply.Failed failed) {
                failures.add(failure(originals.get(i), failed));
            }
        }
        return new ApplyResult.Applied(failures, true);
    }

    /** Removes every service, also those of others. */
    public FlushResult flush() {
        Exchanged exchanged = exchange(requests -> List.of(requests.flush()));
        if (exchanged.unavailable != null) {
            return exchanged.unavailable;
        }
        return exchanged.replies.get(0) instanceof Reply.Failed failed
                ? IpvsUnavailable.whenListing(failed.errno())
                : new FlushResult.Flushed();
    }

    private static ApplyResult.Failure failure(Change change, Reply.Failed failed) {
        return new ApplyResult.Failure(change, failed.errno(), failed.describe());
    }

    private static Errno errnoOf(Reply reply) {
        return reply instanceof Reply.Failed failed ? failed.errno() : Errno.ENOMSG;
    }

    private static <T> List<T> decode(
            List<NetlinkMessage> messages, Function<NetlinkMessage, Decoded<T>> decoder, List<String> faults) {
        List<T> values = new ArrayList<>();
        for (NetlinkMessage message : messages) {
            Decoded<T> decoded = decoder.apply(message);
            if (decoded instanceof Decoded.Value<T> value) {
                values.add(value.value());
            } else if (decoded instanceof Decoded.Malformed<T> malformed) {
                faults.add(malformed.fault());
            }
        }
        return values;
    }

    private record Exchanged(List<Reply> replies, @Nullable IpvsUnavailable unavailable) {}

    /**
     * Sends what the builder makes for the family's number. The number is resolved at first use, and again after ENOENT,
     * which also says that a module loaded anew has another number.
     */
    private Exchanged exchange(Function<IpvsRequests, List<Request>> builder) {
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
