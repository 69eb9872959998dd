package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.sysctl.SysctlChanges;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.sysctl.SysctlValue;
import io.vipward.netlink.sysctl.Sysctls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of interfaces that are not ours, and of all of them, which VMACs need to be otherwise. They are put back as they were
 * when they are needed no longer, unless somebody else has changed them meanwhile. For one thread at a time.
 */
final class BaseSettings {
    private static final String RP_FILTER = "rp_filter";
    private static final SysctlName ALL_RP_FILTER = SysctlName.ipv4(SysctlName.ALL, RP_FILTER);
    private static final SysctlName DEFAULT_RP_FILTER = SysctlName.ipv4(SysctlName.DEFAULT, RP_FILTER);
    private static final SysctlName LOCAL_REPORTS = new SysctlName("net/ipv4/igmp_link_local_mcast_reports");

    /** An interface below must not answer for the addresses of the one above. */
    private static final List<String> QUIET = List.of("arp_ignore", "arp_filter");

    private final Sysctls sysctls;
    private final SysctlChanges bases;
    private final SysctlChanges filters;
    private final SysctlChanges reports;
    private final Set<String> quiet = new HashSet<>();

    BaseSettings(Sysctls sysctls) {
        this.sysctls = sysctls;
        this.bases = new SysctlChanges(sysctls);
        this.filters = new SysctlChanges(sysctls);
        this.reports = new SysctlChanges(sysctls);
    }

    /** {@code disable_local_igmp}: no reports for 224.0.0.x from the whole machine. */
    void suppressLocalReports(boolean suppressed) {
        if (suppressed) {
            complain(LOCAL_REPORTS, reports.set(LOCAL_REPORTS, "0"));
        } else {
            reports.restoreAll().forEach((name, errno) -> complain(name, Optional.of(errno)));
        }
    }

    /** Makes an interface below answer only for its own addresses. */
    void quieten(String base) {
        quiet.add(base);
        for (String setting : QUIET) {
            SysctlName name = SysctlName.ipv4(base, setting);
            complain(name, bases.set(name, "1"));
        }
    }

    /** Puts back what was done to interfaces that bear none any more. */
    void restoreBasesBut(Set<String> needed) {
        for (String base : List.copyOf(quiet)) {
            if (!needed.contains(base)) {
                quiet.remove(base);
                for (String setting : QUIET) {
                    SysctlName name = SysctlName.ipv4(base, setting);
                    complain(name, bases.restore(name));
                }
            }
        }
    }

    /** The larger of {@code all} and an interface's own holds, so {@code all} must be 0 for a VMAC to be without filter. */
    void relaxReversePathFilter(Collection<Link> links) {
        int all = number(ALL_RP_FILTER);
        if (all <= 0) {
            return;
        }
        int usual = number(DEFAULT_RP_FILTER);
        if (usual < all) {
            notice("setting", DEFAULT_RP_FILTER, "from " + usual + " to " + all);
            complain(DEFAULT_RP_FILTER, filters.raise(DEFAULT_RP_FILTER, all));
        }
        for (Link link : links) {
            SysctlName name = SysctlName.ipv4(link.name(), RP_FILTER);
            complain(name, filters.raise(name, all));
        }
        notice("setting", ALL_RP_FILTER, "from " + all + " to 0");
        complain(ALL_RP_FILTER, filters.set(ALL_RP_FILTER, "0"));
    }

    /** Puts the filter back, {@code all} first. */
    void restoreReversePathFilter() {
        List<SysctlName> changed = new ArrayList<>(filters.changed());
        for (int index = changed.size() - 1; index >= 0; index--) {
            SysctlName name = changed.get(index);
            int before = number(name);
            complain(name, filters.restore(name));
            int after = number(name);
            if (before != after && (name.equals(ALL_RP_FILTER) || name.equals(DEFAULT_RP_FILTER))) {
                notice("resetting", name, "to " + after);
            }
        }
    }

    /** Puts everything back. */
    void close() {
        restoreReversePathFilter();
        restoreBasesBut(Set.of());
        suppressLocalReports(false);
    }

    private int number(SysctlName name) {
        if (sysctls.read(name) instanceof SysctlValue.Present present) {
            try {
                return Integer.parseInt(present.text());
            } catch (NumberFormatException noNumber) {
                return -1;
            }
        }
        return -1;
    }

    private static void notice(String what, SysctlName name, String values) {
        VmacLog.notice("NOTICE: " + what + " sysctl " + name + " " + values);
    }

    /** An interface that is gone needs no settings. */
    private static void complain(SysctlName name, Optional<Errno> refusal) {
        refusal.filter(errno -> errno != Errno.ENOENT)
                .ifPresent(errno -> VmacLog.warn("cannot set " + name + ": " + errno.text()));
    }
}
