package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VrrpPartTest {
    private static final String INSTANCE = """
            vrrp_instance VI_%d {
            interface eth0
            virtual_router_id %d
            %s
            virtual_ipaddress {
            10.0.0.1
            }
            }
            """;

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
        assertEquals(needed, VrrpPart.isNeeded(configuration(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3000000000",
        "'advert_int 2', 6000000000",
        "'advert_int 2\ndown_timer_adverts 5', 10000000000",
        "'version 3\nadvert_int 0.1', 300000000",
    })
    void theShortestPatienceOfOthersIsWhatCountsAsAStall(String lines, long nanos) {
        String text = INSTANCE.formatted(1, 51, "advert_int 100") + INSTANCE.formatted(2, 52, lines);

        assertEquals(nanos, VrrpPart.stallThreshold(configuration(text)));
        assertEquals(3_000_000_000L, VrrpPart.stallThreshold(configuration("")));
    }

    private static Configuration configuration(String text) {
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration());
    }
}
