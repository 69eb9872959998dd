package io.vipward.vrrp.kernel;

import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.VrrpDefaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much time must lie between two announcements: {@code vrrp_garp_interval} and {@code vrrp_gna_interval} for each
 * interface, {@code garp_group} for several together.
 */
public final class GarpPauses {
    private final Map<String, Lane> lanes = new HashMap<>();
    private final long garpNanos;
    private final long neighbourNanos;

    /**
     * What announcements share.
     *
     * @param name of the interface or group
     * @param pauseNanos between two, 0 for none
     */
    record Lane(String name, boolean neighbours, long pauseNanos) {}

    private GarpPauses(VrrpDefaults.GarpDefaults defaults) {
        this.garpNanos = defaults.pauseNanos();
        this.neighbourNanos = defaults.neighbourPauseNanos();
    }

    /** No pauses at all. */
    public static GarpPauses none() {
        return of(VrrpDefaults.GarpDefaults.DEFAULT, List.of());
    }

    /** As configured. */
    public static GarpPauses of(VrrpDefaults.GarpDefaults defaults, List<Interfaces.GarpGroup> groups) {
        GarpPauses pauses = new GarpPauses(defaults);
        for (int number = 0; number < groups.size(); number++) {
            Interfaces.GarpGroup group = groups.get(number);
            for (Interfaces.Member member : group.members()) {
                String shared = "garp_group " + number;
                pauses.put(member.interfaceName(), shared, false, group.garpNanos());
                pauses.put(member.interfaceName(), shared, true, group.gnaNanos());
            }
        }
        return pauses;
    }

    /** The lane of an interface, of a VMAC that of the interface it stands on. */
    Lane lane(String baseInterface, boolean neighbours) {
        Lane shared = lanes.get(key(baseInterface, neighbours));
        return shared != null ? shared : new Lane(baseInterface, neighbours, neighbours ? neighbourNanos : garpNanos);
    }

    private void put(String interfaceName, String shared, boolean neighbours, @Nullable Long nanos) {
        if (nanos != null) {
            lanes.put(key(interfaceName, neighbours), new Lane(shared, neighbours, nanos));
        }
    }

    private static String key(String interfaceName, boolean neighbours) {
        return (neighbours ? "6 " : "4 ") + interfaceName;
    }
}
