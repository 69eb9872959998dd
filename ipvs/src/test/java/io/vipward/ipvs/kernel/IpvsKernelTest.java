package io.vipward.ipvs.kernel;

import static io.vipward.ipvs.table.Tables.nat;
import static io.vipward.ipvs.table.Tables.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.ipvs.fake.FakeIpvs;
import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.Difference;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.Tables;
import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.linux.Errno;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IpvsKernelTest {
    private static final Service WEB = Service.plain(tcp("10.9.0.100", 80), Scheduler.WLC);
    private static final Destination ONE = nat("10.1.0.1", 80, 1);
    private static final Destination TWO = nat("10.1.0.2", 80, 2);
    private static final ApplyResult CLEAN = new ApplyResult.Applied(List.of(), false);
    private static final ApplyResult DRIFTED = new ApplyResult.Applied(List.of(), true);

    @Test
    void whatIsAppliedIsDumped() {
        for (int seed = 0; seed < 300; seed++) {
            IpvsTable desired = Tables.random(new Random(seed));
            FakeIpvs ipvs = new FakeIpvs();
            IpvsKernel kernel = new IpvsKernel(new FakeKernel(ipvs));

            ApplyResult applied = kernel.apply(Difference.between(IpvsTable.EMPTY, desired, Ownership.NONE));

            assertEquals(CLEAN, applied, "seed " + seed);
            assertEquals(desired, listing(kernel).table(), "seed " + seed);
            assertEquals(List.of(), listing(kernel).faults(), "seed " + seed);
        }
    }

    @Test
    void aThousandChangesAreOneExchange() {
        FakeKernel channel = new FakeKernel(new FakeIpvs());
        List<Destination> destinations = new Random(1)
                .ints(1_000, 0, 65_000)
                .distinct()
                .mapToObj(port -> nat("10.1.0.1", port, 1))
                .toList();
        IpvsTable desired = IpvsTable.of(IpvsTable.Entry.of(WEB, destinations));

        new IpvsKernel(channel).apply(Difference.between(IpvsTable.EMPTY, desired, Ownership.NONE));

        assertEquals(
                List.of(1, destinations.size() + 1),
                channel.batches().stream().map(List::size).toList());
    }

    @Test
    void destinationsAreListedNewestFirstAsTheKernelDoes() {
        IpvsKernel kernel = new IpvsKernel(new FakeKernel(new FakeIpvs()));
        kernel.apply(List.of(
                new Change.AddService(WEB, ""),
                new Change.AddDestination(WEB, ONE, ""),
                new Change.AddDestination(WEB, TWO, "")));

        List<DestinationListing> listed = listing(kernel).services().get(0).destinations();

        assertEquals(
                List.of(TWO, ONE),
                listed.stream().map(DestinationListing::destination).toList());
    }

    @Test
    void aRefusalIsTiedToItsChangeAndTheRestGoesOn() {
        FakeIpvs ipvs = new FakeIpvs();
        ipvs.refuse(
                change -> change instanceof Change.AddDestination add
                        && add.destination().equals(ONE),
                Errno.ENOMEM);
        Change refused = new Change.AddDestination(WEB, ONE, "");

        ApplyResult result = new IpvsKernel(new FakeKernel(ipvs))
                .apply(List.of(new Change.AddService(WEB, ""), refused, new Change.AddDestination(WEB, TWO, "")));

        assertEquals(
                new ApplyResult.Applied(
                        List.of(new ApplyResult.Failure(refused, Errno.ENOMEM, "Cannot allocate memory")), false),
                result);
        assertEquals(List.of(TWO.key()), keys(ipvs));
    }

    @Test
    void whatExistsAlreadyIsEditedInPlace() {
        Service leftOver = Service.plain(WEB.key(), Scheduler.RR);
        FakeIpvs ipvs = new FakeIpvs(IpvsTable.of(IpvsTable.Entry.of(leftOver, List.of(ONE.withWeight(7)))));

        ApplyResult result = new IpvsKernel(new FakeKernel(ipvs))
                .apply(List.of(new Change.AddService(WEB, ""), new Change.AddDestination(WEB, ONE, "")));

        assertEquals(DRIFTED, result);
        assertEquals(IpvsTable.of(IpvsTable.Entry.of(WEB, List.of(ONE))), ipvs.table());
    }

    @Test
    void whatSomebodyElseDeletedIsAddedAgainOnEdit() {
        FakeIpvs ipvs = new FakeIpvs(IpvsTable.of(IpvsTable.Entry.of(WEB, List.of())));

        ApplyResult result =
                new IpvsKernel(new FakeKernel(ipvs)).apply(List.of(new Change.EditDestination(WEB, ONE, "")));

        assertEquals(DRIFTED, result);
        assertEquals(List.of(ONE.key()), keys(ipvs));
    }

    @Test
    void deletingWhatIsGoneIsNoFailure() {
        FakeIpvs ipvs = new FakeIpvs(IpvsTable.of(IpvsTable.Entry.of(WEB, List.of())));
        Service other = Service.plain(tcp("10.9.0.200", 80), Scheduler.RR);

        ApplyResult result = new IpvsKernel(new FakeKernel(ipvs))
                .apply(List.of(
                        new Change.DeleteDestination(WEB, ONE, ""),
                        new Change.DeleteService(other, ""),
                        new Change.DeleteService(WEB, "")));

        assertEquals(DRIFTED, result);
        assertEquals(IpvsTable.EMPTY, ipvs.table());
    }

    @Test
    void aDestinationOfAMissingServiceFailsAndSaysThatTheTableDrifted() {
        Change change = new Change.AddDestination(WEB, ONE, "");

        ApplyResult result = new IpvsKernel(new FakeKernel(new FakeIpvs())).apply(List.of(change));

        assertEquals(
                new ApplyResult.Applied(List.of(new ApplyResult.Failure(change, Errno.ESRCH, "No such process")), true),
                result);
    }

    @Test
    void anUnknownSchedulerIsAFailureAndNotAMissingFamily() {
        IpvsKernel kernel = new IpvsKernel(new FakeKernel(new FakeIpvs()));
        kernel.dump();
        Change change = new Change.AddService(Service.plain(WEB.key(), Scheduler.TWOS), "");

        ApplyResult result = kernel.apply(List.of(change));

        assertEquals(
                new ApplyResult.Applied(
                        List.of(new ApplyResult.Failure(change, Errno.ENOENT, "No such file or directory")), false),
                result);
    }

    @Test
    void aKernelWithoutIpvsIsAValue() {
        FakeIpvs ipvs = new FakeIpvs();
        ipvs.remove(Errno.ENOENT);
        IpvsKernel kernel = new IpvsKernel(new FakeKernel(ipvs));
        IpvsUnavailable expected =
                new IpvsUnavailable(Errno.ENOENT, "this kernel has no IPVS: No such file or directory (ENOENT)");

        assertEquals(expected, kernel.dump());
        assertEquals(expected, kernel.apply(List.of(new Change.AddService(WEB, ""))));
        assertEquals(expected, kernel.flush());
    }

    @Test
    void missingPrivilegeIsAValueToo() {
        FakeIpvs ipvs = new FakeIpvs();
        FakeKernel channel = new FakeKernel(request -> request.type() == 16
                ? ipvs.apply(request)
                : FakeKernel.refusing(Errno.EPERM).exchange(request));

        DumpResult result = new IpvsKernel(channel).dump();

        assertEquals(
                new IpvsUnavailable(
                        Errno.EPERM,
                        "IPVS needs CAP_NET_ADMIN in the initial user namespace: Operation not permitted (EPERM)"),
                result);
    }

    @Test
    void aModuleLoadedAnewIsFoundUnderItsNewNumber() {
        FakeIpvs ipvs = new FakeIpvs();
        IpvsKernel kernel = new IpvsKernel(new FakeKernel(ipvs));
        kernel.dump();
        ipvs.reload();

        ApplyResult result = kernel.apply(List.of(new Change.AddService(WEB, "")));

        assertEquals(CLEAN, result);
        assertEquals(IpvsTable.of(IpvsTable.Entry.of(WEB, List.of())), ipvs.table());
    }

    @Test
    void flushEmptiesTheTable() {
        FakeIpvs ipvs = new FakeIpvs(IpvsTable.of(IpvsTable.Entry.of(WEB, List.of(ONE))));

        FlushResult result = new IpvsKernel(new FakeKernel(ipvs)).flush();

        assertEquals(new FlushResult.Flushed(), result);
        assertEquals(IpvsTable.EMPTY, ipvs.table());
    }

    private static IpvsListing listing(IpvsKernel kernel) {
        if (kernel.dump() instanceof DumpResult.Dumped dumped) {
            return dumped.listing();
        }
        throw new AssertionError("no table");
    }

    private static List<Object> keys(FakeIpvs ipvs) {
        IpvsTable.Entry entry = ipvs.table().find(WEB.key());
        return entry == null ? List.of() : List.copyOf(entry.destinations().keySet());
    }
}
