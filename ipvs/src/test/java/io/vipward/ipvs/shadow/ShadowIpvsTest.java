package io.vipward.ipvs.shadow;

import static io.vipward.ipvs.table.Tables.nat;
import static io.vipward.ipvs.table.Tables.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vipward.ipvs.fake.FakeIpvs;
import io.vipward.ipvs.kernel.DumpResult;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.linux.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShadowIpvsTest {
    private static final ServiceKey KEY = tcp("10.9.0.100", 80);
    private static final Service WEB = Service.plain(KEY, Scheduler.WLC);
    private static final Destination ONE = nat("10.1.0.1", 80, 1);
    private static final Destination TWO = nat("10.1.0.2", 80, 2);
    private static final IpvsTable THERE = IpvsTable.of(IpvsTable.Entry.of(WEB, List.of(ONE)));

    private final FakeIpvs real = new FakeIpvs(THERE);
    private final List<String> would = new ArrayList<>();
    private final ShadowIpvs shadow = ShadowIpvs.over(new IpvsKernel(new FakeKernel(real)), would::addAll);
    private final IpvsKernel kernel = new IpvsKernel(shadow);

    @Test
    void changesAreSaidRememberedAndNotMade() {
        kernel.apply(List.of(
                new Change.AddDestination(WEB, TWO, ""), new Change.EditDestination(WEB, nat("10.1.0.1", 80, 5), "")));

        assertEquals(
                List.of(
                        "add destination [10.1.0.2]:80 to [10.9.0.100]:tcp:80",
                        "edit destination [10.1.0.1]:80 of [10.9.0.100]:tcp:80 (weight 1 -> 5)"),
                would);
        assertEquals(THERE, real.table());
        assertEquals(IpvsTable.of(IpvsTable.Entry.of(WEB, List.of(TWO, nat("10.1.0.1", 80, 5)))), tableOf(kernel));
    }

    @Test
    void lookingIsNoChange() {
        tableOf(kernel);

        assertEquals(List.of(), would);
    }

    @Test
    void settingsAreSaidOnce() {
        kernel.start(new SyncDaemon(SyncDaemon.Role.MASTER, "eth0", 51, SyncDaemon.Transport.DEFAULT));
        kernel.daemons();

        assertEquals(List.of("change a setting of IPVS: new master eth0 51"), would);
        assertEquals(List.of(), real.settingCommands());
    }

    @Test
    void differencesAreThoseOfTheServicesAskedFor() {
        Service other = Service.plain(tcp("10.9.0.101", 80), Scheduler.RR);
        assertEquals(Optional.of(List.of()), shadow.differences(Set.of(KEY)));

        kernel.apply(List.of(new Change.DeleteDestination(WEB, ONE, ""), new Change.AddDestination(WEB, TWO, "")));
        real.outside(new Change.AddService(other, ""));

        assertEquals(
                Optional.of(List.of(
                        "add destination [10.1.0.2]:80 to [10.9.0.100]:tcp:80",
                        "delete destination [10.1.0.1]:80 from [10.9.0.100]:tcp:80")),
                shadow.differences(Set.of(KEY)));
        real.outside(new Change.DeleteDestination(WEB, ONE, ""));
        real.outside(new Change.AddDestination(WEB, TWO, ""));
        assertEquals(Optional.of(List.of()), shadow.differences(Set.of(KEY)));
    }

    @Test
    void aKernelWithoutIpvsIsAnEmptyTable() {
        real.remove(Errno.ENOENT);

        IpvsKernel alone = new IpvsKernel(ShadowIpvs.over(new IpvsKernel(new FakeKernel(real)), would::addAll));

        assertEquals(IpvsTable.EMPTY, tableOf(alone));
        assertEquals(Optional.empty(), shadow.differences(Set.of(KEY)));
    }

    private static IpvsTable tableOf(IpvsKernel kernel) {
        return assertInstanceOf(DumpResult.Dumped.class, kernel.dump())
                .listing()
                .table();
    }
}
