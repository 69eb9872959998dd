package io.vipward.ipvs.kernel;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.ServiceListing;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.ipvs.wire.Decoded;
import io.vipward.ipvs.wire.IpvsInfo;
import io.vipward.ipvs.wire.IpvsMessages;
import io.vipward.ipvs.wire.IpvsRequests;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The kernel's table: dump, apply, flush. Contains no decisions but one: a change whose outcome is already there, or whose
 * object somebody else took away, is made to fit (EEXIST on an addition becomes an edit, ENOENT on an edit an addition). For
 * one thread at a time, as its channel.
 */
public final class IpvsKernel {
    private final FamilyExchange family;

    /**
     * Nothing is asked of the kernel yet.
     *
     * @param channel to NETLINK_GENERIC
     */
    public IpvsKernel(NetlinkChannel channel) {
        this.family = new FamilyExchange(channel);
    }

    /** The whole table with its counters: one dump of services, then one of destinations for each. */
    public DumpResult dump() {
        List<String> faults = new ArrayList<>();
        FamilyExchange.Exchanged exchanged = family.exchange(requests -> List.of(requests.dumpServices()));
        if (exchanged.unavailable() != null) {
            return exchanged.unavailable();
        }
        if (!(exchanged.replies().get(0) instanceof Reply.Data services)) {
            return IpvsUnavailable.whenListing(errnoOf(exchanged.replies().get(0)));
        }
        List<ServiceListing> listed = decode(services.messages(), IpvsMessages::service, faults);
        FamilyExchange.Exchanged second = family.exchange(requests -> listed.stream()
                .map(listing -> requests.dumpDestinations(listing.service().key()))
                .toList());
        if (second.unavailable() != null) {
            return second.unavailable();
        }
        List<IpvsListing.Entry> entries = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            ServiceListing service = listed.get(i);
            if (!(second.replies().get(i) instanceof Reply.Data destinations)) {
                return IpvsUnavailable.whenListing(errnoOf(second.replies().get(i)));
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
        FamilyExchange.Exchanged exchanged =
                family.exchange(requests -> changes.stream().map(requests::of).toList());
        if (exchanged.unavailable() != null) {
            return exchanged.unavailable();
        }
        List<ApplyResult.Failure> failures = new ArrayList<>();
        List<Change> originals = new ArrayList<>();
        List<Change> fitted = new ArrayList<>();
        boolean drifted = false;
        for (int i = 0; i < changes.size(); i++) {
            if (exchanged.replies().get(i) instanceof Reply.Failed failed) {
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
        FamilyExchange.Exchanged exchanged =
                family.exchange(requests -> fitted.stream().map(requests::of).toList());
        if (exchanged.unavailable() != null) {
            return exchanged.unavailable();
        }
        for (int i = 0; i < fitted.size(); i++) {
            if (exchanged.replies().get(i) instanceof Reply.Failed failed) {
                failures.add(failure(originals.get(i), failed));
            }
        }
        return new ApplyResult.Applied(failures, true);
    }

    /** Removes every service, also those of others. */
    public FlushResult flush() {
        FamilyExchange.Exchanged exchanged = family.exchange(requests -> List.of(requests.flush()));
        if (exchanged.unavailable() != null) {
            return exchanged.unavailable();
        }
        return exchanged.replies().get(0) instanceof Reply.Failed failed
                ? IpvsUnavailable.whenListing(failed.errno())
                : new FlushResult.Flushed();
    }

    /** Version and size of the table of connections. */
    public KernelAnswer<IpvsInfo> info() {
        KernelAnswer<List<NetlinkMessage>> answer = ask(IpvsRequests::info);
        if (!(answer instanceof KernelAnswer.Given<List<NetlinkMessage>> given)) {
            return ((KernelAnswer.Refused<List<NetlinkMessage>>) answer).as();
        }
        return given.value().isEmpty()
                ? KernelAnswer.refused(Errno.ENOMSG)
                : KernelAnswer.of(IpvsMessages.info(given.value().get(0)));
    }

    /** Time-outs of connections. */
    public KernelAnswer<ConnectionTimeouts> timeouts() {
        KernelAnswer<List<NetlinkMessage>> answer = ask(IpvsRequests::getConfig);
        if (!(answer instanceof KernelAnswer.Given<List<NetlinkMessage>> given)) {
            return ((KernelAnswer.Refused<List<NetlinkMessage>>) answer).as();
        }
        return given.value().isEmpty()
                ? KernelAnswer.refused(Errno.ENOMSG)
                : KernelAnswer.of(IpvsMessages.timeouts(given.value().get(0).payload()));
    }

    /**
     * Sets the time-outs of connections.
     *
     * @param timeouts 0 leaves one as it is
     */
    public KernelAnswer<List<NetlinkMessage>> set(ConnectionTimeouts timeouts) {
        return ask(requests -> requests.setConfig(timeouts));
    }

    /** The sync daemons that run. */
    public KernelAnswer<List<SyncDaemon>> daemons() {
        KernelAnswer<List<NetlinkMessage>> answer = ask(IpvsRequests::dumpDaemons);
        return answer instanceof KernelAnswer.Given<List<NetlinkMessage>> given
                ? new KernelAnswer.Given<>(
                        decode(given.value(), message -> IpvsMessages.daemon(message.payload()), new ArrayList<>()))
                : ((KernelAnswer.Refused<List<NetlinkMessage>>) answer).as();
    }

    /** Starts a daemon of a role that none has yet. */
    public KernelAnswer<List<NetlinkMessage>> start(SyncDaemon daemon) {
        return ask(requests -> requests.startDaemon(daemon));
    }

    /** Ends the thread of the daemon's role; not sooner than a tick of the scheduler after it was started. */
    public KernelAnswer<List<NetlinkMessage>> stop(SyncDaemon daemon) {
        return ask(requests -> requests.stopDaemon(daemon));
    }

    private KernelAnswer<List<NetlinkMessage>> ask(Function<IpvsRequests, Request> builder) {
        FamilyExchange.Exchanged exchanged = family.exchange(requests -> List.of(builder.apply(requests)));
        if (exchanged.unavailable() != null) {
            return new KernelAnswer.Refused<>(
                    Errno.ENOENT, exchanged.unavailable().text());
        }
        Reply reply = exchanged.replies().get(0);
        if (reply instanceof Reply.Failed failed) {
            return new KernelAnswer.Refused<>(failed.errno(), failed.describe());
        }
        return new KernelAnswer.Given<>(reply instanceof Reply.Data data ? data.messages() : List.of());
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
}
