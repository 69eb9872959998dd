package io.vipward.vrrp.rehearsal;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import io.vipward.vrrp.kernel.EngineSettings;

/** What the machines of a rehearsal are configured to do: each version and family, alone and in a group. */
final class Plot {
    static final String SCRIPT = "check";

    private static final String TEXT = """
            vrrp_script check {
                script "/bin/true"
                interval 1
                fall 1
                weight -150
            }
            vrrp_sync_group G {
                group {
                    V4
                    V6
                }
            }
            vrrp_instance V2 {
                interface eth0
                virtual_router_id 1
                priority PRIORITY
                advert_int 1
                garp_master_delay 1
                authentication {
                    auth_type PASS
                    auth_pass rehearse
                }
                track_script {
                    check
                }
                virtual_ipaddress {
                    198.51.100.1/32
                    198.51.100.2/24
                }
                virtual_routes {
                    198.51.100.128/25 via 192.0.2.9 dev eth0
                }
                virtual_rules {
                    from 198.51.100.1 lookup 100 preference 1000
                }
            }
            vrrp_instance V4 {
                version 3
                interface eth0
                virtual_router_id 2
                priority PRIORITY
                advert_int 1
                garp_master_delay 1
                virtual_ipaddress {
                    198.51.100.3/32
                }
            }
            vrrp_instance V6 {
                version 3
                native_ipv6
                interface eth0
                virtual_router_id 3
                priority PRIORITY
                advert_int 1
                garp_master_delay 1
                virtual_ipaddress {
                    fe80::5:3/64
                    2001:db8::3/64
                }
            }
            """;

    private Plot() {}

    static EngineSettings settings(int priority) {
        ParseResult result = ConfigurationParser.parse("rehearsal", TEXT.replace("PRIORITY", String.valueOf(priority)));
        Configuration configuration = result.configuration();
        if (configuration == null) {
            throw new IllegalStateException(result.text());
        }
        return EngineSettings.of(configuration);
    }
}
