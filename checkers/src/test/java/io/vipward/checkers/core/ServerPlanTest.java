package io.vipward.checkers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.Granularity;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.Tunnel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What virtual servers are called, and which services stand for them in the kernel. */
class ServerPlanTest {
    @Test
    void serversAreNamedAsInTheLogsOfKeepalived() {
        List<ServerPlan> plans = PlanText.plans("""
                virtual_server 10.9.0.100 80 { protocol TCP
                    real_server 10.1.0.1 8080 { } }
                virtual_server fwmark 5 {
                    real_server 10.1.0.1 80 { } }
                virtual_server_group G { 10.9.0.1 80 }
                virtual_server group G { protocol TCP
                    real_server 10.1.0.2 80 { } }
                virtual_server group G { protocol UDP
                    real_server 10.1.0.2 80 { } }
                """);

        assertEquals(
                List.of(
                        "[10.9.0.100]:tcp:80 [10.1.0.1]:tcp:8080",
                        "FWM 5 [10.1.0.1]:none:80",
                        "[G]:0 [10.1.0.2]:tcp:80",
                        "[G]:1 [10.1.0.2]:udp:80"),
                plans.stream()
                        .map(plan -> plan.label() + " "
                                + plan.label(plan.realServers().get(0)))
                        .toList());
    }

    @Test
    void aGroupIsOneServiceForEachAddressAndMark() {
        ServerPlan plan =
                PlanText.plans("""
                virtual_server_group G {
                    10.9.0.254-1 80
                    10.9.1.1 443
                    fwmark 7
                }
                virtual_server group G {
                    protocol TCP
                    lvs_method DR
                    real_server 10.1.0.1 8080 { } }
                """.replace("10.9.0.254-1", "10.9.0.254-255")).get(0);

        assertEquals(
                List.of(
                        "[10.9.0.254]:tcp:80 -> [10.1.0.1]:80",
                        "[10.9.0.255]:tcp:80 -> [10.1.0.1]:80",
                        "[10.9.1.1]:tcp:443 -> [10.1.0.1]:443",
                        "FWM 7 -> [10.1.0.1]:0"),
                table(plan));
    }

    @Test
    void aGroupThatIsNotThereHasNoServices() {
        List<ServerPlan> plans = PlanText.plans("""
                virtual_server group NOSUCH { protocol TCP
                    real_server 10.1.0.1 80 { } }
                """);

        assertEquals(
                List.of(),
                plans.stream().flatMap(plan -> plan.services().stream()).toList());
    }

    @Test
    void onlyTunnelsCrossTheAddressFamily() {
        ServerPlan plan = PlanText.plans("""
                virtual_server 10.9.0.100 80 {
                    protocol TCP
                    real_server fd00::1 80 { lvs_method TUN type gue port 6080 csum } }
                """).get(0);
        IpvsTable.Entry entry = entry(plan, plan.services().get(0));
        Destination destination = entry.destinations().values().iterator().next();

        assertEquals("[fd00::1]:80", destination.key().text());
        assertEquals(
                new Tunnel(Tunnel.Type.GUE, 6080, Tunnel.Checksum.CHECKSUM),
                destination.forwarding().tunnel());
    }

    @Test
    void persistenceHasItsEngineAndItsGranularity() {
        ServerPlan plan = PlanText.plans("""
                virtual_server 10.9.0.100 5060 { protocol UDP
                    persistence_engine sip
                    persistence_timeout 600
                    persistence_granularity 255.255.255.0
                    real_server 10.1.0.1 5060 { } }
                """).get(0);

        IpvsTable.Entry entry = entry(plan, plan.services().get(0));

        assertEquals("sip", entry.service().persistence().engine());
        assertEquals(600, entry.service().persistence().timeoutSeconds());
        assertEquals(
                Granularity.ofPrefix(AddressFamily.INET, 24),
                entry.service().persistence().granularity());
    }

    private static List<String> table(ServerPlan plan) {
        List<String> lines = new ArrayList<>();
        for (ServiceKey key : plan.services()) {
            StringBuilder line = new StringBuilder(key.text());
            for (Destination destination : entry(plan, key).destinations().values()) {
                line.append(" -> ").append(destination.key().text());
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static IpvsTable.Entry entry(ServerPlan plan, ServiceKey key) {
        VirtualServerHealth health = new VirtualServerHealth(plan);
        return DesiredTable.entry(key, plan, HealthSteps.begun(health).next());
    }
}
