package io.vipward.daemon.lifecycle;

import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of the VRRP part the engine can run. An instance that its peers would not understand, or that would act alone where
 * others are to act with it, does not run.
 */
final class VrrpSupport {
    private static final int VERSION_2 = 2;

    private final Omissions omissions;
    private final Map<String, VrrpSyncGroup> groups = new HashMap<>();

    private VrrpSupport(VirtualRouters routers, Omissions omissions) {
        this.omissions = omissions;
        for (VrrpSyncGroup group : routers.syncGroups()) {
            group.members().forEach(member -> groups.put(member, group));
        }
    }

    static VirtualRouters reduce(VirtualRouters routers, Omissions omissions) {
        VrrpSupport support = new VrrpSupport(routers, omissions);
        List<VrrpInstance> kept = new ArrayList<>();
        for (VrrpInstance instance : routers.instances()) {
            String why = support.objection(instance);
            if (why == null) {
                kept.add(support.withSupportedAddresses(instance));
            } else {
                omissions.add(() -> instance.origins().block(), () -> "vrrp_instance " + instance.name(), why);
            }
        }
        return new VirtualRouters(kept, routers.syncGroups());
    }

    /** Why it cannot run, null if it can: the end of a sentence that goes on with "not supported by this version". */
    private @Nullable String objection(VrrpInstance instance) {
        VirtualRouter router = instance.router();
        if (router.protocol().family() == Family.IPV6) {
            return "instances of IPv6 are";
        }
        if (router.version() != VERSION_2) {
            return "VRRP version " + router.version() + " is";
        }
        Unicast unicast = router.transport().unicast();
        if (unicast != null) {
            return unicast.peers().isEmpty() ? "unicast_fault_no_peer is" : "unicast peers are";
        }
        String link = objectionToLink(router.link().virtual());
        return link != null ? link : objectionToRest(instance);
    }

    private static @Nullable String objectionToLink(@Nullable VirtualInterface virtual) {
        if (virtual == null) {
            return null;
        }
        return virtual instanceof VirtualInterface.Vmac ? "use_vmac is" : "use_ipvlan is";
    }

    private @Nullable String objectionToRest(VrrpInstance instance) {
        VrrpAuthentication authentication = instance.router().authentication();
        if (authentication.hmac() != null) {
            return "auth_hmac is";
        }
        if (authentication.type() == VrrpAuthentication.Type.AH) {
            return "auth_type AH is";
        }
        VrrpSyncGroup group = groups.get(instance.name());
        if (group != null && group.members().size() > 1) {
            return "moving together with others, as the vrrp_sync_group " + group.name() + " says, is";
        }
        if (group != null && !isEmpty(group.tracking())) {
            return "what the vrrp_sync_group " + group.name() + " tracks is";
        }
        return isEmpty(unsupported(instance.tracking())) ? null : "track_file, track_process or track_bfd is";
    }

    /** The part that the engine does not follow. */
    private static VrrpTracking unsupported(VrrpTracking tracking) {
        return tracking.withInterfaces(List.of()).withScripts(List.of());
    }

    private static boolean isEmpty(VrrpTracking tracking) {
        return tracking.interfaces().isEmpty()
                && tracking.scripts().isEmpty()
                && tracking.files().isEmpty()
                && tracking.processes().isEmpty()
                && tracking.bfdSessions().isEmpty();
    }

    /** Losing one of several addresses is better than losing all, and the others are announced as they are meant. */
    private VrrpInstance withSupportedAddresses(VrrpInstance instance) {
        VrrpAddresses addresses = instance.addresses();
        List<VirtualAddress> advertised = supported(addresses.advertised());
        List<VirtualAddress> excluded = supported(addresses.excluded());
        boolean all = advertised.size() == addresses.advertised().size()
                && excluded.size() == addresses.excluded().size();
        return all ? instance : instance.with(addresses.with(advertised, excluded));
    }

    private List<VirtualAddress> supported(List<VirtualAddress> addresses) {
        List<VirtualAddress> kept = new ArrayList<>();
        for (VirtualAddress address : addresses) {
            boolean v6 = address.address() instanceof Inet6Address;
            if (!v6 && address.options().peer() == null) {
                kept.add(address);
            } else {
                omissions.add(
                        address::position,
                        () -> "the address " + address.address().getHostAddress(),
                        v6 ? "IPv6 is" : "peer is");
            }
        }
        return kept;
    }
}
