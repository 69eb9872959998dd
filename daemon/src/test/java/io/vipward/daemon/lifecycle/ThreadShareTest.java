package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ThreadShareTest {
    private static final String GLOBAL = """
            global_defs {
                vrrp_rt_priority 20
                vrrp_priority -5
                bfd_rt_priority 60
                bfd_cpu_affinity 1 0
                checker_priority 7
                checker_no_swap
            }
            """;
    private static final String SESSION = "bfd_instance B {\n neighbor_ip 192.0.2.2\n}\n";

    @Test
    void vrrpAndBfdShareTheBetterOfBoth() {
        ThreadShare share = ThreadShare.ofVrrp(configuration(GLOBAL + SESSION), true);

        assertEquals(new ThreadShare("vrrp", -5, 60, List.of(0, 1), false), share);
    }

    @Test
    void withoutSessionsOnlyVrrpCounts() {
        assertEquals(
                new ThreadShare("vrrp", -5, 20, List.of(), false), ThreadShare.ofVrrp(configuration(GLOBAL), true));
        assertEquals(
                new ThreadShare("vrrp", -5, 20, List.of(), false),
                ThreadShare.ofVrrp(configuration(GLOBAL + SESSION), false));
    }

    @Test
    void checkersHaveTheirOwn() {
        assertEquals(new ThreadShare("checker", 7, 0, List.of(), true), ThreadShare.ofCheckers(configuration(GLOBAL)));
    }

    private static Configuration configuration(String text) {
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration(), text);
    }
}
