package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.Service;
import io.vipward.netlink.linux.Errno;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody else changes the table: it is noticed at the next look, said in one line and put right. */
class OutsideChangesTest {
    private static final String WEB = """
            virtual_server 10.9.0.100 80 {
                protocol TCP
                lb_algo rr
                real_server 10.1.0.1 80 { }
                real_server 10.1.0.2 80 { }
            }
            virtual_server 10.9.0.101 80 {
                protocol TCP
                lb_algo rr
                real_server 10.1.0.3 80 { }
            }
            """;

    @Test
    void aDestinationThatWasDeletedComesBack() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).until(1);
            IpvsTable ours = rig.ipvs().table();
            IpvsTable.Entry entry = first(rig);
            rig.ipvs().outside(new Change.DeleteDestination(entry.service(), destination(entry), ""));

            rig.until(11);

            assertEquals(ours, rig.ipvs().table());
            assertEquals(
                    "WARN IPVS: somebody else changed the table: [10.1.0.1]:80 was missing in [10.9.0.100]:tcp:80; put right",
                    last(rig));
        }
    }

    @Test
    void aServiceComesBackWithAllItHad() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).until(1);
            IpvsTable ours = rig.ipvs().table();
            rig.ipvs().outside(new Change.DeleteService(first(rig).service(), ""));

            rig.until(11);

            assertEquals(ours, rig.ipvs().table());
            assertEquals(
                    "WARN IPVS: somebody else changed the table: [10.9.0.100]:tcp:80 was missing with its 2 real servers; put right",
                    last(rig));
        }
    }

    @Test
    void everyKindOfEditIsNamedOnce() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).until(1);
            IpvsTable ours = rig.ipvs().table();
            IpvsTable.Entry entry = first(rig);
            Service other = Service.plain(entry.service().key(), Scheduler.WRR);
            rig.ipvs().outside(new Change.EditService(other, ""));
            rig.ipvs()
                    .outside(
                            new Change.EditDestination(other, destination(entry).withWeight(5), ""));

            rig.until(60);

            assertEquals(ours, rig.ipvs().table());
            assertEquals(
                    List.of("WARN IPVS: somebody else changed the table: [10.9.0.100]:tcp:80 had another scheduler, "
                            + "[10.1.0.1]:80 in [10.9.0.100]:tcp:80 had another weight; put right"),
                    rig.log().stream().filter(line -> line.startsWith("WARN")).toList());
        }
    }

    @Test
    void whatTheKernelRefusedUsIsNobodyElsesDoing() {
        try (Rig rig = new Rig()) {
            rig.ipvs().refuse(change -> change.text().contains("10.1.0.3"), Errno.EINVAL);

            rig.start(WEB).until(60);

            assertEquals(
                    List.of(),
                    rig.log().stream().filter(line -> line.startsWith("WARN")).toList());
        }
    }

    @Test
    void aTableThatNobodyTouchesIsOnlyLookedAt() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).until(1);
            int changes = rig.ipvs().history().size();

            rig.until(100);

            assertEquals(changes, rig.ipvs().history().size());
        }
    }

    private static IpvsTable.Entry first(Rig rig) {
        return rig.ipvs().table().entries().values().iterator().next();
    }

    private static Destination destination(IpvsTable.Entry entry) {
        return entry.destinations().values().iterator().next();
    }

    private static String last(Rig rig) {
        return rig.log().get(rig.log().size() - 1);
    }
}
