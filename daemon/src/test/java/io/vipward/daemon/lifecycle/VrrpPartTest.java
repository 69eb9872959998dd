package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VrrpPartTest {
    @ParameterizedTest
    @CsvSource({
        "'', false",
        "'global_defs {\nrouter_id a\n}', false",
        "'virtual_server 10.0.0.1 80 {\nreal_server 10.0.0.2 80 {\n}\n}', false",
        "'vrrp_script chk {\nscript \"/bin/true\"\n}', false",
        "'vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n10.0.0.1\n}\n}', true",
        "'bfd_instance b {\nneighbor_ip 10.0.0.2\n}', true",
        "'static_ipaddress {\n10.0.0.1 dev lo\n}', true",
        "'static_routes {\n10.1.0.0/24 dev lo\n}', true",
        "'static_rules {\nfrom 10.1.0.0/24 table 5\n}', true",
    })
    void itRunsWhereverThereIsSomethingToDo(String text, boolean needed) {
        assertEquals(
                needed,
                VrrpPart.isNeeded(Objects.requireNonNull(
                        ConfigurationParser.parse("a.conf", text).configuration())));
    }
}
