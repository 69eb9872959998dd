package io.vipward.ipvs.table;

import static io.vipward.ipvs.table.Tables.at;
import static io.vipward.ipvs.table.Tables.nat;
import static io.vipward.ipvs.table.Tables.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final ServiceKey WEB = tcp("10.9.0.100", 80);
    private static final Service WLC = Service.plain(WEB, Scheduler.WLC);

    @Test
    void equalTablesNeedNothing() {
        IpvsTable table = table(WLC, nat("10.1.0.1", 80, 1), nat("10.1.0.2", 80, 1));

        assertEquals(List.of(), Difference.between(table, table, Ownership.NONE));
    }

    @Test
    void orderOfDestinationsIsNoDifference() {
        IpvsTable file = table(WLC, nat("10.1.0.1", 80, 1), nat("10.1.0.2", 80, 1));
        IpvsTable kernel = table(WLC, nat("10.1.0.2", 80, 1), nat("10.1.0.1", 80, 1));

        assertEquals(List.of(), Difference.between(kernel, file, Ownership.NONE));
    }

    @Test
    void missingServiceIsAddedWithItsDestinationsInOrder() {
        IpvsTable desired = table(WLC, nat("10.1.0.2", 80, 1), nat("10.1.0.1", 80, 3));

        List<Change> changes = Difference.between(IpvsTable.EMPTY, desired, Ownership.NONE);

        assertEquals(
                List.of(
                        "add service [10.9.0.100]:tcp:80 (not in the kernel)",
                        "add destination [10.1.0.2]:80 to [10.9.0.100]:tcp:80 (its service is new)",
                        "add destination [10.1.0.1]:80 to [10.9.0.100]:tcp:80 (its service is new)"),
                texts(changes));
    }

    @Test
    void replacementIsAddedBeforeTheOldOneIsDeleted() {
        IpvsTable actual = table(WLC, nat("10.1.0.1", 80, 1));
        IpvsTable desired = table(WLC, nat("10.1.0.3", 9000, 1));

        List<Change> changes = Difference.between(actual, desired, owning(at("10.1.0.1", 80)));

        assertEquals(
                List.of(
                        "add destination [10.1.0.3]:9000 to [10.9.0.100]:tcp:80 (not in the kernel)",
                        "delete destination [10.1.0.1]:80 from [10.9.0.100]:tcp:80 (no longer wanted)"),
                texts(changes));
    }

    @Test
    void aDestinationIsEnabledBeforeAnotherIsDisabled() {
        IpvsTable actual = table(WLC, nat("10.1.0.1", 80, 5), nat("10.1.0.2", 80, 0));
        IpvsTable desired = table(WLC, nat("10.1.0.1", 80, 0), nat("10.1.0.2", 80, 5));

        List<Change> changes = Difference.between(actual, desired, Ownership.NONE);

        assertEquals(
                List.of(
                        "edit destination [10.1.0.2]:80 of [10.9.0.100]:tcp:80 (weight 0 -> 5)",
                        "edit destination [10.1.0.1]:80 of [10.9.0.100]:tcp:80 (weight 5 -> 0)"),
                texts(changes));
    }

    @Test
    void foreignServicesAndDestinationsStay() {
        IpvsTable actual = IpvsTable.of(
                entry(WLC, nat("10.1.0.1", 80, 1), nat("10.1.0.77", 80, 1)),
                entry(Service.plain(tcp("10.9.0.200", 443), Scheduler.RR), nat("10.1.0.9", 443, 1)));
        IpvsTable desired = table(WLC, nat("10.1.0.1", 80, 1));

        assertEquals(List.of(), Difference.between(actual, desired, owning(at("10.1.0.1", 80))));
    }

    @Test
    void ourServiceThatIsNotWantedIsDeletedWhole() {
        IpvsTable actual = table(WLC, nat("10.1.0.1", 80, 1), nat("10.1.0.2", 80, 1));

        List<Change> changes = Difference.between(actual, IpvsTable.EMPTY, owning(at("10.1.0.1", 80)));

        assertEquals(List.of("delete service [10.9.0.100]:tcp:80 (no longer wanted)"), texts(changes));
    }

    @Test
    void editsNameEverythingThatDiffers() {
        Service persistent = new Service(
                WEB,
                Scheduler.SH,
                Set.of(SchedulerFlag.FLAG_2),
                false,
                new Persistence(true, 300, Granularity.ofPrefix(AddressFamily.INET, 24), "sip"));
        Destination direct = new Destination(at("10.1.0.1", 80), Forwarding.DIRECT, 2, 100, 50);

        List<Change> changes =
                Difference.between(table(WLC, nat("10.1.0.1", 80, 1)), table(persistent, direct), Ownership.NONE);

        assertEquals(
                List.of(
                        "edit service [10.9.0.100]:tcp:80 (scheduler wlc -> sh, flags 0x0 -> 0x11, "
                                + "persistence timeout 0 -> 300, "
                                + "persistence granularity 255.255.255.255 -> 255.255.255.0, "
                                + "persistence engine  -> sip)",
                        "edit destination [10.1.0.1]:80 of [10.9.0.100]:tcp:80 (weight 1 -> 2, "
                                + "forwarding method NAT -> DIRECT, upper threshold 0 -> 100, "
                                + "lower threshold 0 -> 50)"),
                texts(changes));
    }

    private static IpvsTable table(Service service, Destination... destinations) {
        return IpvsTable.of(entry(service, destinations));
    }

    private static IpvsTable.Entry entry(Service service, Destination... destinations) {
        return IpvsTable.Entry.of(service, List.of(destinations));
    }

    private static Ownership owning(DestinationKey destination) {
        return new Ownership(Set.of(WEB), Map.of(WEB, Set.of(destination)));
    }

    private static List<String> texts(List<Change> changes) {
        return changes.stream()
                .map(change -> change.text() + " (" + change.reason() + ")")
                .toList();
    }
}
