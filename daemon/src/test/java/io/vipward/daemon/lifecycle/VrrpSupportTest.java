package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpInstance;
import java.util.List;
import org.junit.jupiter.api.Test;

class VrrpSupportTest {
    private static final String INSTANCE = """
            vrrp_instance VI_%d {
                interface eth0
                virtual_router_id %d
                %s
                virtual_ipaddress {
                    %s
                }
            }
            """;

    private static final String FILE = "track_file F {\nfile /tmp/f\n}\n";
    private static final String TRACKS = "track_file { ; F ; }";

    private final Omissions omissions = new Omissions();

    private VirtualRouters reduced(String text) {
        Configuration configuration = ConfigurationParser.parse("a.conf", text).configuration();
        assertNotNull(configuration);
        return VrrpSupport.reduce(configuration.vrrp(), omissions);
    }

    private static String instance(int number, String lines) {
        return INSTANCE.formatted(number, number, lines.replace(" ; ", "\n"), "10.0.0." + number);
    }

    private static List<String> names(VirtualRouters routers) {
        return routers.instances().stream().map(VrrpInstance::name).toList();
    }

    @Test
    void anInstanceThatWouldRunWronglyIsLeftOutByName() {
        VirtualRouters left = reduced(FILE + instance(1, TRACKS) + instance(2, ""));

        assertEquals(List.of("VI_2"), names(left));
        assertEquals(1, omissions.findings().size());
        assertEquals(
                "vrrp_instance VI_1 is left out: track_file or track_process is not supported by this version",
                omissions.findings().get(0).message());
        assertEquals(0, omissions.findings().get(0).verdict().testExitCode());
    }

    @Test
    void instancesRunOnInterfacesOfTheirOwn() {
        VirtualRouters left = reduced(instance(1, "use_vmac") + instance(2, "use_ipvlan 10.0.0.7"));

        assertEquals(List.of("VI_1", "VI_2"), names(left));
        assertEquals(List.of(), omissions.findings());
    }

    @Test
    void everyVersionFamilyAndAuthenticationRuns() {
        VirtualRouters left = reduced(instance(1, "version 3")
                + instance(2, "unicast_peer { ; 10.0.0.9 ; }")
                + instance(3, "authentication { ; auth_type AH ; auth_pass x ; }")
                + INSTANCE.formatted(4, 4, "", "fe80::1"));

        assertEquals(List.of("VI_1", "VI_2", "VI_3", "VI_4"), names(left));
        assertEquals(List.of(), omissions.findings());
    }

    @Test
    void membersOfAGroupDoNotRunWithoutEachOther() {
        String group = "vrrp_sync_group G {\ngroup {\nVI_1\nVI_2\n}\n}\n";

        VirtualRouters left = reduced(FILE + group + instance(1, TRACKS) + instance(2, "") + instance(3, ""));

        assertEquals(List.of("VI_3"), names(left));
        assertEquals(
                "vrrp_instance VI_2 is left out: another member of the vrrp_sync_group G is not supported by this version",
                omissions.findings().get(1).message());
    }

    @Test
    void aGroupOfOneChangesNothing() {
        VirtualRouters left = reduced("vrrp_sync_group G {\ngroup {\nVI_1\n}\n}\n" + instance(1, ""));

        assertEquals(List.of("VI_1"), names(left));
        assertEquals(List.of(), omissions.findings());
    }
}
