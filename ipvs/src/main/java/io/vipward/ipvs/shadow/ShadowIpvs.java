package io.vipward.ipvs.shadow;

import io.vipward.ipvs.fake.FakeIpvs;
import io.vipward.ipvs.kernel.DumpResult;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Difference;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * IPVS that takes every change and makes none: the table begins as the kernel's, or empty where there is none, and goes its own
 * way from there. For one thread at a time.
 */
public final class ShadowIpvs implements NetlinkChannel {
    private final IpvsKernel real;
    private final Consumer<List<String>> would;
    private final FakeIpvs imagined;

    private ShadowIpvs(IpvsKernel real, IpvsTable start, Consumer<List<String>> would) {
        this.real = real;
        this.would = would;
        this.imagined = FakeIpvs.withoutHistory(start);
    }

    /**
     * Takes the kernel's table as it is now.
     *
     * @param real only read
     * @param would told what one exchange would change: {@code delete destination [10.1.0.1]:80 from [10.9.0.100]:tcp:80}
     */
    public static ShadowIpvs over(IpvsKernel real, Consumer<List<String>> would) {
        return new ShadowIpvs(
                real,
                real.dump() instanceof DumpResult.Dumped dumped
                        ? dumped.listing().table()
                        : IpvsTable.EMPTY,
                would);
    }

    @Override
    public List<Reply> exchange(List<Request> requests) {
        IpvsTable before = imagined.table();
        List<Reply> replies = new ArrayList<>(requests.size());
        for (Request request : requests) {
            replies.add(imagined.apply(request));
        }
        List<String> changes = new ArrayList<>(changes(before, imagined.table()));
        imagined.settingCommands().forEach(command -> changes.add("change a setting of IPVS: " + command));
        imagined.forgetSettingCommands();
        if (!changes.isEmpty()) {
            would.accept(changes);
        }
        return replies;
    }

    /** The reasons of additions and removals are about what there was, which a reader of single lines does not look at. */
    private static String reason(Change change) {
        boolean edits = change instanceof Change.EditService || change instanceof Change.EditDestination;
        return edits ? " (" + change.reason() + ")" : "";
    }

    /** Nothing of IPVS is done this way. */
    @Override
    public List<Reply> transaction(Request begin, List<Request> requests, Request end) {
        return exchange(requests);
    }

    /**
     * How the kernel's table differs from the imagined one, in the words of what would make them equal.
     *
     * @param services to look at
     * @return an empty list for not at all; nothing where the kernel has no IPVS
     */
    public Optional<List<String>> differences(Set<ServiceKey> services) {
        if (!(real.dump() instanceof DumpResult.Dumped dumped)) {
            return Optional.empty();
        }
        IpvsTable there = only(dumped.listing().table(), services);
        return Optional.of(changes(there, only(imagined.table(), services)));
    }

    private static List<String> changes(IpvsTable before, IpvsTable after) {
        return Difference.between(before, after, ownershipOf(before)).stream()
                .map(change -> change.text() + reason(change))
                .toList();
    }

    private static IpvsTable only(IpvsTable table, Set<ServiceKey> services) {
        return IpvsTable.of(table.entries().values().stream()
                .filter(entry -> services.contains(entry.service().key()))
                .toList());
    }

    private static Ownership ownershipOf(IpvsTable table) {
        Map<ServiceKey, Set<DestinationKey>> destinations = new HashMap<>();
        table.entries()
                .forEach((key, entry) ->
                        destinations.put(key, entry.destinations().keySet()));
        return new Ownership(table.entries().keySet(), destinations);
    }
}
