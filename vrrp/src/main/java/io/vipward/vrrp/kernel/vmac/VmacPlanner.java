package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpLink;
import io.vipward.vrrp.core.RouterSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one plan. Interfaces that are there already keep their names, then come names that are written, then those that nobody
 * has; first for instances, then for single addresses.
 */
final class VmacPlanner {
    private final VmacNames names;
    private final LinkTable table;
    private final Set<String> ours;
    private final VmacClaims claims;
    private final List<VmacRemark> remarks = new ArrayList<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Map<String, VirtualLink> own = new LinkedHashMap<>();

    /**
     * Starts a plan.
     *
     * @param ours names of interfaces that are ours already
     */
    VmacPlanner(VmacNames names, LinkTable table, Set<String> ours) {
        this.names = names;
        this.table = table;
        this.ours = ours;
        this.claims = new VmacClaims(table);
    }

    VmacPlan plan(RouterSettings written) {
        List<VrrpInstance> open = new ArrayList<>();
        for (VrrpInstance instance : written.instances()) {
            if (instance.router().link().virtual() != null && possible(instance)) {
                open.add(instance);
            }
        }
        open.removeIf(this::adopts);
        open.removeIf(this::getsItsOwnName);
        open.removeIf(this::getsAName);
        open.forEach(instance -> fault(instance, "no name is left for its virtual interface"));
        AddressPlacement placement = new AddressPlacement(names, table, claims, own);
        List<VrrpInstance> resolved = new ArrayList<>();
        for (VrrpInstance instance : written.instances()) {
            resolved.add(withOwnLink(placement.place(instance)));
        }
        placement.faults().forEach((instance, fault) -> {
            remarks.add(new VmacRemark(true, fault));
            faults.putIfAbsent(instance, fault);
        });
        placement.adopted().stream()
                .filter(link -> !ours.contains(link.name()))
                .forEach(link -> remarks.add(VmacRemark.found(link.instance(), link.name())));
        Set<VirtualLink> links = new LinkedHashSet<>(own.values());
        links.addAll(placement.links());
        return new VmacPlan(written.withInstances(resolved), List.copyOf(links), remarks, faults);
    }

    /** Whether there can be such an interface, and no other instance needs the same one. */
    private boolean possible(VrrpInstance instance) {
        VirtualInterface virtual = instance.router().link().virtual();
        if (!(virtual instanceof Vmac vmac)) {
            return true;
        }
        if (vmac.netlinkNotify()) {
            remarks.add(VmacRemark.noNotification(instance.name()));
        }
        Link base = table.baseOf(instance.router().interfaceName());
        if (base != null && base.details().hardwareType() != LinkDetails.ETHERNET) {
            VmacRemark remark = VmacRemark.notEthernet(instance.name());
            remarks.add(remark);
            fault(instance, "its interface is not Ethernet, use_vmac is impossible");
            return false;
        }
        String refusal = claims.claim(
                instance.router().interfaceName(),
                VmacShapes.mac(vmac, instance.router()),
                instance,
                firstOf(instance));
        if (refusal != null) {
            remarks.add(new VmacRemark(true, refusal));
            fault(instance, refusal);
        }
        return refusal == null;
    }

    /** An interface that is what is wanted is used, by whatever name. */
    private boolean adopts(VrrpInstance instance) {
        VirtualRouter router = instance.router();
        Link base = table.baseOf(router.interfaceName());
        if (base == null || !(router.link().virtual() instanceof Vmac vmac)) {
            return false;
        }
        Link found = table.privateMacvlan(base, VmacShapes.mac(vmac, router));
        if (found == null || !names.take(found.name())) {
            return false;
        }
        remarkFound(instance, found.name());
        if (vmac.name() != null && !vmac.name().equals(found.name())) {
            remarks.add(VmacRemark.otherName(instance.name(), vmac.name(), found.name()));
        }
        own.put(instance.name(), VmacShapes.own(instance, found.name()));
        return true;
    }

    private boolean getsItsOwnName(VrrpInstance instance) {
        VirtualInterface virtual = instance.router().link().virtual();
        String name = virtual == null ? null : virtual.name();
        if (name == null) {
            return false;
        }
        Link there = table.named(name);
        if (there != null && !usable(instance, there)) {
            String kind = virtual instanceof Vmac ? "a private macvlan" : "such an ipvlan";
            remarks.add(VmacRemark.nameTaken(instance.name(), name, kind));
            return false;
        }
        if (!names.take(name)) {
            return false;
        }
        if (there != null && virtual instanceof Vmac) {
            remarks.add(VmacRemark.incompatible(instance.name(), name));
        } else if (there != null) {
            remarkFound(instance, name);
        }
        own.put(instance.name(), VmacShapes.own(instance, name));
        return true;
    }

    private boolean getsAName(VrrpInstance instance) {
        VirtualRouter router = instance.router();
        String name = router.link().virtual() instanceof Ipvlan ? ipvlanOf(instance) : null;
        if (name == null) {
            name = names.choose(router.vrid(), VmacShapes.ipv6(router), false);
        }
        if (name == null) {
            return false;
        }
        own.put(instance.name(), VmacShapes.own(instance, name));
        return true;
    }

    /** All ipvlans on an interface look the same, so the name must end as ours do. */
    private @Nullable String ipvlanOf(VrrpInstance instance) {
        for (Link link : table.all()) {
            boolean ours = link.name().endsWith("." + instance.router().vrid());
            if (ours && usable(instance, link) && names.take(link.name())) {
                remarkFound(instance, link.name());
                return link.name();
            }
        }
        return null;
    }

    /** Whether an interface that has the wanted name is wanted or can be made so. */
    private boolean usable(VrrpInstance instance, Link there) {
        if (instance.router().link().virtual() instanceof Vmac) {
            return LinkTable.isPrivateMacvlan(there);
        }
        Link base = table.baseOf(instance.router().interfaceName());
        return base != null
                && there.kind()
                        .equals(VmacShapes.own(instance, there.name()).shape().kind())
                && there.relations().lowerIndex() == base.index()
                && !there.relations().lowerElsewhere();
    }

    private VrrpInstance withOwnLink(VrrpInstance instance) {
        VrrpLink link = instance.router().link();
        VirtualInterface written = link.virtual();
        if (written == null) {
            return instance;
        }
        VirtualLink made = own.get(instance.name());
        VirtualInterface virtual = made == null ? null : written.named(made.name());
        return instance.with(instance.router().with(link.with(virtual)));
    }

    private void remarkFound(VrrpInstance instance, String name) {
        if (!ours.contains(name)) {
            remarks.add(VmacRemark.found(instance.name(), name));
        }
    }

    private void fault(VrrpInstance instance, String what) {
        faults.putIfAbsent(instance.name(), what);
    }

    private static @Nullable VirtualAddress firstOf(VrrpInstance instance) {
        List<VirtualAddress> addresses = instance.addresses().all();
        return addresses.isEmpty() ? null : addresses.get(0);
    }
}
