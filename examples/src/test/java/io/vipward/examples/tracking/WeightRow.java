package io.vipward.examples.tracking;

import java.util.List;

/**
 * A way in which scripts weigh, and the priority that it makes on the wire of an instance with 100: while the script is good,
 * and while it is bad. 0 stands for FAULT.
 */
enum WeightRow {
    POSITIVE("weight 20", 120, 100),
    NEGATIVE("weight -20", 100, 80),
    POSITIVE_REVERSE("weight 20 reverse", 80, 100),
    NEGATIVE_REVERSE("weight -20 reverse", 100, 120),
    ABOVE_ALL("weight 200", 254, 100),
    BELOW_ALL("weight -200", 100, 1),
    MOST("weight 253", 254, 100),
    LEAST("weight -253", 100, 1),
    /** Reported, and used all the same. */
    OUT_OF_RANGE("weight 300", 254, 100),
    OTHER_WHERE_TRACKED("weight -20", 130, 100),
    NONE("weight 0", 100, 0),
    NONE_REVERSE("weight 0 reverse", 0, 100),
    /** Together with one that is always good. */
    NONE_OF_TWO("weight 0", 100, 0),
    /** Together with one of -20 that is always bad, and one of 30 that is always good. */
    THREE("weight 10", 120, 110),
    /** Together with one of -200 that is always bad: the sum leaves the range and comes back. */
    BEYOND_AND_BACK("weight 200", 100, 1),
    OWNER("weight -20", 255, 255),
    /** Has no effect in a group, unless that has sync_group_tracking_weight. */
    GROUPED("weight -20", 100, 100),
    GROUPED_OTHER("", 100, 100),
    OF_GROUP("", 100, 70),
    OF_GROUP_OTHER("", 100, 70),
    OF_GROUP_AND_ONE("weight -20", 100, 50),
    OF_GROUP_AND_ONE_OTHER("", 100, 70);

    private static final String GROUP = """
            vrrp_sync_group G_%1$s {
                group {
                    %1$s
                    %1$s_OTHER
                }
                %2$s
            }
            """;
    private static final String GROUPS_SCRIPT = "track_script {\n of_group\n}\n";

    /** Of no script of a row. */
    private static final String SHARED = """
            global_defs {
                script_user root
                enable_script_security
            }
            vrrp_script always_good {
                script /usr/bin/true
                timeout 20
            }
            vrrp_script always_bad {
                script /usr/bin/false
                timeout 20
            }
            vrrp_script of_group {
                script "/usr/bin/test -e /run/good"
                interval 1
                timeout 20
                weight -30
            }
            """;

    private final String weight;
    private final int good;
    private final int bad;

    WeightRow(String weight, int good, int bad) {
        this.weight = weight;
        this.good = good;
        this.bad = bad;
    }

    int virtualRouterId() {
        return List.of(values()).indexOf(this) + 1;
    }

    int priority(boolean scriptIsGood) {
        return scriptIsGood ? good : bad;
    }

    /** One configuration with all rows. */
    static String configuration() {
        StringBuilder text = new StringBuilder(SHARED);
        text.append(GROUP.formatted(GROUPED, ""));
        text.append(GROUP.formatted(OF_GROUP, GROUPS_SCRIPT));
        text.append(GROUP.formatted(OF_GROUP_AND_ONE, GROUPS_SCRIPT + "sync_group_tracking_weight\n"));
        for (WeightRow row : values()) {
            text.append(row.blocks());
        }
        return text.toString();
    }

    private String blocks() {
        String script = """
                vrrp_script chk_%s {
                    script "/usr/bin/test -e /run/good"
                    interval 1
                    timeout 20
                    %s
                }
                """.formatted(name(), weight);
        return (weight.isEmpty() ? "" : script)
                + """
                vrrp_instance %s {
                    interface eth0
                    virtual_router_id %d
                    priority %d
                    advert_int 1
                    virtual_ipaddress {
                        192.0.2.%d
                    }
                    track_script {
                        %s
                    }
                }
                """.formatted(
                        name(), virtualRouterId(), this == OWNER ? 255 : 100, 100 + virtualRouterId(), tracked());
    }

    private String tracked() {
        if (weight.isEmpty()) {
            return "";
        }
        String others = switch (this) {
            case OTHER_WHERE_TRACKED -> " weight 30";
            case NONE_OF_TWO -> "\nalways_good";
            case THREE -> "\nalways_bad weight -20\nalways_good weight 30";
            case BEYOND_AND_BACK -> "\nalways_bad weight -200";
            default -> "";
        };
        return "chk_" + name() + others;
    }
}
