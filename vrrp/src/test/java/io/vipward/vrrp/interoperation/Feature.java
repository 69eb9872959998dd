package io.vipward.vrrp.interoperation;

import java.util.List;
import java.util.Locale;

/** The rows of the matrix: what the two routers are configured for. The one that shall be master is called high. */
enum Feature {
    V2("v2"),
    V2_PASS("v2 PASS", "authentication {\n auth_type PASS\n auth_pass s3cret\n }"),
    V2_AH("v2 AH", "authentication {\n auth_type AH\n auth_pass s3cret\n }"),
    V3_IPV4("v3 IPv4"),
    V3_IPV6("v3 IPv6"),
    UNICAST_IPV4("unicast v3 IPv4"),
    UNICAST_IPV6("unicast v3 IPv6"),
    VMAC("VMAC", "use_vmac"),
    VMAC_IPV6("VMAC IPv6", "use_vmac"),
    VMAC_XMIT_BASE("VMAC with vmac_xmit_base", "use_vmac\n vmac_xmit_base"),
    /** The weights of a member do not count, so its script has none. */
    SYNC_GROUP("sync group of two", 200, 0, ""),
    NOPREEMPT("nopreempt", "nopreempt"),
    PREEMPT_DELAY("preempt_delay", "preempt_delay 2"),
    TRACK_INTERFACE("tracked interface", "track_interface {\n eth1\n }"),
    WEIGHT_UP("positive weights", 20, 70, "track_interface {\n eth1 weight 70\n }"),
    WEIGHT_DOWN("negative weights", 200, -120, "track_interface {\n eth1 weight -120\n }");

    private static final String GLOBAL = """
            global_defs {
                router_id matrix
                script_user root
                enable_script_security
            }
            """;
    private static final String GROUP = """
            vrrp_sync_group G {
                group {
                    VI_1
                    VI_2
                }
            }
            """;

    static final int LOW_PRIORITY = 100;

    private final String title;
    private final int highPriority;
    private final int scriptWeight;
    private final String highOptions;

    Feature(String title) {
        this(title, "");
    }

    Feature(String title, String highOptions) {
        this(title, 200, -150, highOptions);
    }

    Feature(String title, int highPriority, int scriptWeight, String highOptions) {
        this.title = title;
        this.highPriority = highPriority;
        this.scriptWeight = scriptWeight;
        this.highOptions = highOptions;
    }

    boolean isIpv6() {
        return this == V3_IPV6 || this == UNICAST_IPV6 || this == VMAC_IPV6;
    }

    private boolean hasVmac() {
        return this == VMAC || this == VMAC_IPV6 || this == VMAC_XMIT_BASE;
    }

    boolean isVersion2() {
        return this == V2 || this == V2_PASS || this == V2_AH;
    }

    boolean isWeighted() {
        return this == WEIGHT_UP || this == WEIGHT_DOWN;
    }

    /** The interface whose loss high shall notice. */
    String link() {
        return this == TRACK_INTERFACE || isWeighted() ? "eth1" : "eth0";
    }

    List<Integer> virtualRouterIds() {
        return this == SYNC_GROUP ? List.of(51, 52) : List.of(51);
    }

    /** The MAC address that a virtual router's adverts are sent from. */
    String advertMac(int node, int virtualRouterId) {
        return this == VMAC || this == VMAC_IPV6
                ? String.format(Locale.ROOT, "00:00:5e:00:%02x:%02x", isIpv6() ? 2 : 1, virtualRouterId)
                : Segment.mac(node);
    }

    /** Of these virtual routers, in the same order. */
    List<String> addresses() {
        if (isIpv6()) {
            return List.of("2001:db8::100");
        }
        return this == SYNC_GROUP ? List.of("192.0.2.100", "192.0.2.101") : List.of("192.0.2.100");
    }

    /** What high says when its script fails, and when it succeeds again. */
    List<String> scriptLines() {
        if (scriptWeight == 0) {
            return List.of("Entering FAULT STATE", "Entering BACKUP STATE");
        }
        int failed = fullPriority() - Math.abs(scriptWeight);
        return List.of(
                "priority from " + fullPriority() + " to " + failed,
                "priority from " + failed + " to " + fullPriority());
    }

    /** Of high, when all that it tracks is well. */
    int fullPriority() {
        return this == WEIGHT_UP ? highPriority + 2 * scriptWeight : highPriority;
    }

    /** What high says when its link goes, and when it is back. */
    List<String> linkLines() {
        return isWeighted() ? scriptLines() : List.of("Entering FAULT STATE", "Entering BACKUP STATE");
    }

    /** For the router that is to be master: on a node, with a script whose file lies in a directory. */
    String high(int node, String scriptDirectory, boolean scripted) {
        boolean tracks = scripted || isWeighted();
        String script = tracks ? """
            vrrp_script chk {
                script "/usr/bin/test -e %s/good"
                interval 1
                weight %d
            }
            """.formatted(scriptDirectory, scriptWeight) : "";
        String options = highOptions + (tracks ? "\n track_script {\n chk\n }" : "");
        return GLOBAL + script + instances(node, highPriority, options);
    }

    /** For the other. */
    String low(int node, int priority) {
        boolean ofBoth = this == V2_PASS || this == V2_AH || hasVmac();
        return GLOBAL + instances(node, priority, ofBoth ? highOptions : "");
    }

    private String instances(int node, int priority, String options) {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= virtualRouterIds().size(); number++) {
            String vip = addresses().get(number - 1);
            text.append("""
            vrrp_instance VI_%1$d {
                version %2$d
                state BACKUP
                interface eth0
                virtual_router_id %3$d
                priority %4$d
                advert_int %5$s
                %6$s
                virtual_ipaddress {
                    %7$s
                }
            }
            """.formatted(
                            number,
                            isVersion2() ? 2 : 3,
                            virtualRouterIds().get(number - 1),
                            priority,
                            // Version 2 has whole seconds only.
                            isVersion2() ? "1" : "0.3",
                            number == 1 ? unicast(node) + options : "",
                            isIpv6() ? "fe80::100\n" + vip : vip));
        }
        return text + (this == SYNC_GROUP ? GROUP : "");
    }

    private String unicast(int node) {
        if (this != UNICAST_IPV4 && this != UNICAST_IPV6) {
            return "";
        }
        String network = isIpv6() ? "2001:db8::" : "192.0.2.";
        return "unicast_src_ip " + network + node + "\n unicast_peer {\n " + network + (3 - node) + "\n }\n ";
    }

    @Override
    public String toString() {
        return title;
    }
}
