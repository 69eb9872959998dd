package io.vipward.parser.reference;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which release of keepalived first knew a keyword, for those that 2.2.7 did not know. */
final class Since {
    private static final Map<String, Set<String>> RELEASES = Map.of(
            "2.2.8",
            Set.of(
                    "global_defs json_version",
                    "global_defs v3_checksum_as_v2",
                    "vrrp_instance v3_checksum_as_v2",
                    "vrrp_instance timer_expired_backup",
                    "vrrp_instance no_virtual_ipaddress",
                    "SSL_GET tls_compliant",
                    "bfd_instance multihop"),
            "2.3.0",
            Set.of(
                    "global_defs use_symlink_paths",
                    "global_defs snmp_vs_stats_update_interval",
                    "global_defs snmp_rs_stats_update_interval",
                    "global_defs dbus_no_interface_name"),
            "2.3.2",
            Set.of("global_defs iproute_usr_dir", "global_defs iproute_etc_dir", "vrrp_instance thread_timer_expired"),
            "2.3.3",
            Set.of(
                    "global_defs state_dump_file",
                    "global_defs stats_dump_file",
                    "global_defs json_dump_file",
                    "global_defs vrrp_owner_ignore_adverts",
                    "vrrp_instance owner_ignore_adverts"),
            "2.4.0",
            Set.of("global_defs vrrp_delay_after_boot", "vrrp_instance auth_hmac"));

    private Since() {}

    /** The release, or an empty text where 2.2.7 or an older one knew it. */
    static String of(String block, String keyword) {
        return RELEASES.entrySet().stream()
                .filter(release -> release.getValue().contains(block + " " + keyword))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** {@code BLOCK KEYWORD} of all of them. */
    static Set<String> all() {
        return RELEASES.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
