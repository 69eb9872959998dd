package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.iptables.IpsetNames;
import io.vipward.parser.model.PacketFilter.Ipsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of the sets of {@code vrrp_ipsets}. */
final class SetNames {
    private static final List<String> ENDINGS = List.of("", "6", "_if6", "_igmp", "_mld", "_nd");

    private SetNames() {}

    /**
     * Names that are not written are made from the first one.
     *
     * @param written null where nothing is said, which is the usual names
     * @param available whether there is ipset(8)
     * @return null for no sets
     */
    static @Nullable IpsetNames of(@Nullable Ipsets written, boolean available) {
        if (written != null && written.names().isEmpty()) {
            return null;
        }
        if (!available) {
            if (written != null) {
                VmacLog.warn("vrrp_ipsets is ignored: there is no ipset program");
            }
            return null;
        }
        if (written == null) {
            return IpsetNames.DEFAULT;
        }
        return new IpsetNames(
                name(written, 0),
                name(written, 1),
                name(written, 2),
                name(written, 3),
                name(written, 4),
                name(written, 5));
    }

    private static String name(Ipsets written, int index) {
        List<String> names = written.names();
        return index < names.size() ? names.get(index) : names.get(0) + ENDINGS.get(index);
    }
}
