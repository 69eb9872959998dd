package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.wire.Reply;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.vrrp.core.RouterSettings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces that {@code use_vmac}, {@code use_vmac_addr} and {@code use_ipvlan} ask for: made or adopted before elections
 * start or are reloaded, made again when somebody deletes them, removed when nothing needs them, with all that they change
 * around them. Waits for the kernel and may start programs, so it belongs to one thread that is not that of the elections; all
 * calls come from threads of one network namespace, one at a time.
 */
public final class VirtualLinks implements AutoCloseable {
    private final LinkPort port;
    private final FirewallChoice firewall;
    private final LinkMaker maker;
    private final LinkAddresses addresses;
    private final BaseSettings around;
    private final Map<String, VirtualLink> wanted = new LinkedHashMap<>();
    private final Map<String, Present> present = new LinkedHashMap<>();
    private final Set<InetAddress> virtual = new HashSet<>();
    private boolean localReports = true;

    /**
     * An interface that there is.
     *
     * @param sourceIndex the interface whose link-local address it copies
     */
    private record Present(
            VirtualLink wanted,
            int index,
            int baseIndex,
            int sourceIndex,
            @Nullable InetAddress linkLocal) {}

    VirtualLinks(LinkPort port, FirewallChoice firewall, LinkGroups groups) {
        this.port = port;
        this.firewall = firewall;
        this.maker = new LinkMaker(port, groups);
        this.addresses = new LinkAddresses(port);
        this.around = new BaseSettings(port.sysctls());
    }

    /**
     * Works in the calling thread's network namespace.
     *
     * @param nftables silences interfaces unless iptables is to do that
     * @throws SystemCallException if there is no netlink
     */
    public static VirtualLinks open(VmacFirewall nftables) throws SystemCallException {
        return new VirtualLinks(
                RouteLinkPort.open(), new FirewallChoice(nftables, Programs.SYSTEM), LinkGroups.ofSystem());
    }

    /**
     * Has the interfaces that a configuration needs, beside those of the configuration before. What the kernel refuses is
     * logged and leaves the instance without its interface.
     *
     * @throws SystemCallException if the kernel does not say what there is; {@link #tidy} then removes what was begun
     */
    public PreparedLinks prepare(RouterSettings written, VrrpDefaults defaults) throws SystemCallException {
        VmacPlan plan = VmacPlan.of(written, defaults.interfaces(), port.links(), present.keySet());
        plan.remarks().forEach(VmacLog::write);
        firewall.choose(defaults.filter(), !plan.links().isEmpty() || Needs.blocksAddresses(written));
        localReports = defaults.interfaces().localGroupReports();
        around.suppressLocalReports(!localReports);
        plan.links().forEach(link -> wanted.put(link.name(), link));
        // Masters hold those of the configuration before until the engine goes over to this one.
        virtual.addAll(Needs.addresses(plan.settings()));
        ensure();
        Map<String, String> faults = new LinkedHashMap<>(plan.faults());
        for (VirtualLink link : plan.links()) {
            String why = present.containsKey(link.name()) ? null : maker.impossible(link);
            if (why != null) {
                faults.putIfAbsent(link.instance(), why);
            }
        }
        return new PreparedLinks(plan.settings(), faults);
    }

    /**
     * Removes what a configuration does not need: after a reload that with the new names, after one that failed that from
     * before.
     *
     * @param inUse as {@link #prepare} has given it
     */
    public void tidy(RouterSettings inUse) {
        virtual.retainAll(Needs.addresses(inUse));
        Set<String> needed = Needs.interfaces(inUse);
        List<Present> stale = new ArrayList<>();
        for (VirtualLink link : List.copyOf(wanted.values())) {
            if (!needed.contains(link.name())) {
                wanted.remove(link.name());
                Present gone = present.remove(link.name());
                if (gone != null) {
                    stale.add(gone);
                }
            }
        }
        restoreAround();
        firewall.silence(silenced());
        stale.forEach(this::remove);
    }

    /** Somebody has removed an interface; one of ours is made again. */
    public void linkRemoved(String name) {
        if (present.containsKey(name)) {
            repair();
        }
    }

    /** There is a new interface: what shall be on it is made. */
    public void linkAppeared(String name) {
        for (VirtualLink link : wanted.values()) {
            if (link.base().equals(name) && !present.containsKey(link.name())) {
                repair();
                return;
            }
        }
    }

    /** An interface has another link-local address, or none: its copies follow, and come back where somebody removes them. */
    public void linkLocalChanged(int linkIndex) {
        for (Present ours : present.values()) {
            boolean concerns = ours.index() == linkIndex || ours.sourceIndex() == linkIndex;
            if (concerns && ours.wanted().purpose().linkLocal()) {
                repair();
                return;
            }
        }
    }

    /** Notifications were lost: everything is as it shall be afterwards. */
    public void resync() {
        if (!wanted.isEmpty()) {
            repair();
        }
    }

    /** Removes everything and puts back what was changed. */
    @Override
    public void close() {
        tidy(RouterSettings.of(List.of(), List.of()));
        around.close();
        firewall.close();
        port.close();
    }

    /** Leaves everything as it is: {@code --dont-release-vrrp}. */
    public void abandon() {
        port.close();
    }

    private void repair() {
        try {
            ensure();
        } catch (SystemCallException unknown) {
            VmacLog.warn("cannot repair virtual interfaces: " + unknown.getMessage());
        }
    }

    private void ensure() throws SystemCallException {
        LinkTable table = new LinkTable(port.links());
        List<InterfaceAddress> all = port.addresses();
        if (wanted.values().stream().anyMatch(VirtualLinks::needsNoFilter)) {
            around.relaxReversePathFilter(table.all());
        }
        Map<String, Link> made = new LinkedHashMap<>();
        for (VirtualLink link : wanted.values()) {
            Link base = table.baseOf(link.base());
            // Without its base it waits for that to appear.
            Link ours = base == null ? null : maker.make(link, base, table);
            if (base == null || ours == null) {
                present.remove(link.name());
                continue;
            }
            if (needsNoFilter(link)) {
                around.quieten(base.name());
            }
            made.put(link.name(), ours);
            Link source = source(link, base, table);
            InetAddress linkLocal = LinkAddresses.linkLocalFor(link, source, all, virtual);
            present.put(link.name(), new Present(link, ours.index(), base.index(), source.index(), linkLocal));
        }
        firewall.silence(silenced());
        made.forEach((name, link) -> {
            Present ours = present.get(name);
            if (ours != null) {
                maker.raise(ours.wanted(), link);
                addresses.give(ours.wanted(), link.index(), ours.linkLocal(), all, virtual);
            }
        });
    }

    /** Adverts are sent from an address of the interface that is configured, which may be a macvlan itself. */
    private static Link source(VirtualLink link, Link base, LinkTable table) {
        Link configured = table.named(link.base());
        return configured == null ? base : configured;
    }

    private void remove(Present gone) {
        Reply reply = port.apply(new LinkChange.Delete(gone.index()));
        if (reply instanceof Reply.Failed failed && failed.errno() != Errno.ENODEV) {
            VmacLog.refused(gone.wanted(), "remove", failed.describe());
        } else {
            VmacLog.removed(gone.wanted());
        }
    }

    private void restoreAround() {
        boolean needed = false;
        Set<String> bases = new HashSet<>();
        for (VirtualLink link : wanted.values()) {
            needed |= needsNoFilter(link);
        }
        if (needed) {
            bases.addAll(quietBases());
        } else {
            around.restoreReversePathFilter();
        }
        around.restoreBasesBut(bases);
    }

    /** The names of the real interfaces below. */
    private Set<String> quietBases() {
        Set<String> names = new HashSet<>();
        try {
            LinkTable table = new LinkTable(port.links());
            for (VirtualLink link : wanted.values()) {
                Link base = table.baseOf(link.base());
                if (base != null && needsNoFilter(link)) {
                    names.add(base.name());
                }
            }
        } catch (SystemCallException unknown) {
            VmacLog.warn("cannot find what is below virtual interfaces: " + unknown.getMessage());
        }
        return names;
    }

    private List<VmacLink> silenced() {
        List<VmacLink> links = new ArrayList<>();
        for (Present ours : present.values()) {
            VirtualLink link = ours.wanted();
            boolean copied = link.purpose().source() == null;
            if (link.macvlan() && link.purpose().uses(false) && localReports) {
                links.add(new VmacLink(false, ours.index(), link.name(), ours.baseIndex(), null));
            }
            if (link.macvlan() && link.purpose().uses(true)) {
                InetAddress borrowed = copied ? ours.linkLocal() : null;
                links.add(new VmacLink(true, ours.index(), link.name(), ours.baseIndex(), borrowed));
            }
        }
        return links;
    }

    private static boolean needsNoFilter(VirtualLink link) {
        return link.macvlan() && !link.purpose().ipv6();
    }
}
