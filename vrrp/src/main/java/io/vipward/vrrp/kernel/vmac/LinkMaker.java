package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.AddressGeneration;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkAttribute;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.NewLink;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.sysctl.SysctlValue;
import io.vipward.netlink.wire.Reply;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one interface what it shall be, whatever it is now, step by step as keepalived does. For one thread at a time. */
final class LinkMaker {
    private final LinkPort port;
    private final LinkGroups groups;
    private final Set<String> unknownKinds = new HashSet<>();

    LinkMaker(LinkPort port, LinkGroups groups) {
        this.port = port;
        this.groups = groups;
    }

    /** Why an interface that could not be made never will be, null if that may change. */
    @Nullable
    String impossible(VirtualLink wanted) {
        String kind = wanted.shape().kind().name();
        return unknownKinds.contains(kind) ? unknown(kind) : null;
    }

    /**
     * Makes an interface, or makes one of its name fit; it is not set up yet.
     *
     * @param table what there is
     * @return null if it could not be made, which has been logged
     * @throws SystemCallException if the kernel does not answer
     */
    @Nullable
    Link make(VirtualLink wanted, Link base, LinkTable table) throws SystemCallException {
        NewLink shape = new NewLink(
                wanted.name(),
                wanted.shape().kind(),
                base.index(),
                wanted.shape().mac(),
                vrfOf(base, table),
                group(wanted, base));
        Link there = table.named(wanted.name());
        Link made = there == null ? create(wanted, shape) : fit(wanted, shape, there);
        if (made != null && wanted.macvlan()) {
            LinkAttribute settings = wanted.purpose().ipv6() ? LinkAttribute.VMAC_IPV6 : LinkAttribute.VMAC_IPV4;
            apply(wanted, "set up", LinkChange.Set.of(made.index(), settings));
        }
        return made;
    }

    /** Sets an interface up, with IPv6 or without. */
    void raise(VirtualLink wanted, Link link) {
        if (wanted.macvlan()) {
            switchIpv6(wanted, link.name());
            LinkChange none = LinkChange.Set.of(link.index(), new LinkAttribute.LinkLocal(AddressGeneration.NONE));
            if (port.apply(none) instanceof Reply.Failed failed && failed.errno() != Errno.EAFNOSUPPORT) {
                VmacLog.refused(wanted, "set up", failed.describe());
            }
        }
        if ((link.flags() & Link.UP) == 0) {
            apply(wanted, "set up", LinkChange.Set.of(link.index(), new LinkAttribute.Up(true)));
        }
    }

    private @Nullable Link create(VirtualLink wanted, NewLink shape) throws SystemCallException {
        if (!apply(wanted, "make", new LinkChange.Add(shape))) {
            return null;
        }
        Optional<Link> made = port.link(wanted.name());
        made.ifPresent(link -> VmacLog.done(wanted, "creating"));
        return made.orElse(null);
    }

    private @Nullable Link fit(VirtualLink wanted, NewLink shape, Link there) throws SystemCallException {
        if (!there.kind().equals(shape.kind()) || there.relations().lowerElsewhere()) {
            VmacLog.refused(wanted, "make", "there is another interface of that name");
            return null;
        }
        if (there.relations().lowerIndex() != shape.lowerIndex()) {
            VmacLog.notice("(" + wanted.instance() + ") Removing old VMAC interface " + wanted.name()
                    + " due to conflicting interface");
            return apply(wanted, "remove", new LinkChange.Delete(there.index())) ? create(wanted, shape) : null;
        }
        boolean otherMac = shape.mac().length() != 0 && !shape.mac().equals(there.mac());
        if (otherMac) {
            VmacLog.notice("(" + wanted.instance() + ") Update old VMAC interface " + wanted.name()
                    + " due to wrong MAC/mode");
            if (apply(wanted, "update", LinkChange.Set.of(there.index(), new LinkAttribute.Mac(shape.mac())))) {
                VmacLog.done(wanted, "updating");
            }
        }
        if (there.relations().group() != shape.group()) {
            apply(wanted, "update", LinkChange.Set.of(there.index(), new LinkAttribute.Group(shape.group())));
        }
        if (there.relations().masterIndex() != shape.masterIndex()) {
            LinkAttribute master = new LinkAttribute.Master(shape.masterIndex());
            apply(wanted, "update", LinkChange.Set.of(there.index(), master));
        }
        return there;
    }

    /** Nothing is written that is so already: writing it, even the same value, may drop addresses. */
    private void switchIpv6(VirtualLink wanted, String name) {
        SysctlName setting = SysctlName.ipv6(name, "disable_ipv6");
        String value = wanted.purpose().uses(true) ? "0" : "1";
        // Without IPv6 in the kernel there is nothing to switch off.
        if (port.sysctls().read(setting) instanceof SysctlValue.Present present
                && !present.text().equals(value)) {
            port.sysctls()
                    .write(setting, value)
                    .ifPresent(errno -> VmacLog.warn("cannot set " + setting + ": " + errno.text()));
        }
    }

    private long group(VirtualLink wanted, Link base) {
        String written = wanted.shape().group();
        if (written == null) {
            return base.relations().group();
        }
        OptionalLong number = groups.find(written);
        if (number.isEmpty()) {
            VmacLog.warn("(" + wanted.instance() + ") there is no group of interfaces called " + written + "; that of "
                    + base.name() + " is used");
        }
        return number.orElse(base.relations().group());
    }

    private static int vrfOf(Link base, LinkTable table) {
        Link master = table.indexed(base.relations().masterIndex());
        return master != null && master.kind() instanceof LinkKind.Vrf ? master.index() : 0;
    }

    private boolean apply(VirtualLink wanted, String what, KernelChange change) {
        if (port.apply(change) instanceof Reply.Failed failed) {
            String kind = wanted.shape().kind().name();
            boolean unknown = change instanceof LinkChange.Add && failed.errno() == Errno.EOPNOTSUPP;
            if (unknown) {
                unknownKinds.add(kind);
            }
            VmacLog.refused(wanted, what, unknown ? unknown(kind) : failed.describe());
            return false;
        }
        return true;
    }

    private static String unknown(String kind) {
        return "this kernel has no " + kind;
    }
}
