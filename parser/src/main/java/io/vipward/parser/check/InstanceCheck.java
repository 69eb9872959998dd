package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.AddressHandling;
import io.vipward.parser.model.AddressHandling.ExtraGarp;
import io.vipward.parser.model.AdvertTransport;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpLink;
import io.vipward.parser.model.VrrpProtocol;
import io.vipward.parser.model.VrrpProtocol.Checksum;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.model.VrrpProtocol.OldUnicast;
import io.vipward.parser.model.VrrpRelations;
import io.vipward.parser.model.VrrpRoutes;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.ExtraInterfaces;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.RouteEntry;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes one {@code vrrp_instance}: its own settings first, then the global ones, then the defaults. */
final class InstanceCheck {
    private static final long VERSION_2 = 2;
    private static final int VERSION_3 = 3;

    private final String name;
    private final int order;
    private final BoundBlock block;
    private final Globals globals;
    private final SyncGroups.@Nullable Group group;
    private final Report report;
    private final boolean strict;

    InstanceCheck(
            String name,
            Setting<BoundBlock> setting,
            Globals globals,
            SyncGroups.@Nullable Group group,
            Diagnostics diagnostics) {
        this.name = name;
        this.order = setting.order();
        this.block = setting.value();
        this.globals = globals;
        this.group = group;
        this.report = new Report("(" + name + ")", diagnostics);
        this.strict = block.get(VrrpInstanceTable.STRICT_MODE, globals.isOn(GlobalDefsTable.VRRP_STRICT));
    }

    /**
     * Completes it.
     *
     * @param virtualInterfaces names of virtual interfaces with the instances they belong to
     * @return null with a diagnostic if the instance cannot, or must not, run
     */
    @Nullable
    VrrpInstance complete(Trackables trackables, RulePreferences preferences, Map<String, String> virtualInterfaces) {
        if (block.isLeftOut()) {
            return null;
        }
        int vrid = vrid();
        FamilyCheck family = new FamilyCheck(block, report);
        VrrpProtocol protocol = protocol(family);
        VrrpLink link = new LinkCheck(name, block, family, strict, report).complete(virtualInterfaces);
        AdvertTransport transport = new TransportCheck(block, globals, family, strict, report).complete();
        ElectionCheck election = new ElectionCheck(block, globals, protocol, report);
        VrrpAuthentication authentication =
                new AuthenticationCheck(block, protocol, report).complete(election.advertNanos());
        VrrpTracking tracking = tracking(trackables, election.priority(), link);
        VirtualRouter router = new VirtualRouter(protocol, vrid, link, transport, authentication);
        VrrpAddresses addresses = addresses(family, router, election.priority()).with(routes(preferences));
        VrrpInstance instance = new VrrpInstance(
                name,
                block.origins(),
                router,
                election.complete(authentication.type()),
                addresses,
                new VrrpRelations(
                        group == null ? null : group.name(),
                        tracking == null ? VrrpTracking.NONE : tracking,
                        new NotificationCheck(block, VrrpInstanceTable.NOTIFIED, globals)
                                .complete(group == null ? null : group.block())));
        boolean hasPlace = !link.interfaceName().isEmpty() || transport.unicast() != null;
        return vrid == 0 || tracking == null || !hasPlace ? null : instance;
    }

    /** The virtual router id, or 0 with a diagnostic. */
    private int vrid() {
        Long vrid = block.get(VrrpInstanceTable.VIRTUAL_ROUTER_ID);
        if (vrid == null) {
            report.add(
                    DiagnosticCode.NO_VRID,
                    block.span(VrrpInstanceTable.VIRTUAL_ROUTER_ID),
                    "the virtual router id must be set",
                    Advice.help("virtual_router_id 1..255"));
            return 0;
        }
        return vrid.intValue();
    }

    private VrrpProtocol protocol(FamilyCheck family) {
        int version = family.version();
        if (version == 0) {
            version = globals.get(GlobalDefsTable.VRRP_VERSION, VERSION_2).intValue();
        }
        if (strict && family.family() == Family.IPV6 && version != VERSION_3) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VrrpInstanceTable.VERSION),
                    "strict mode has only VRRPv3 over IPv6; version 3 is used");
            version = VERSION_3;
        }
        Checksum checksum = new Checksum(
                block.get(VrrpInstanceTable.V3_CHECKSUM_AS_V2, globals.isOn(GlobalDefsTable.V3_CHECKSUM_AS_V2)),
                block.get(VrrpInstanceTable.OLD_UNICAST_CHECKSUM, OldUnicast.AUTOMATIC));
        return new VrrpProtocol(version, family.family(), strict, checksum);
    }

    private @Nullable VrrpTracking tracking(Trackables trackables, int priority, VrrpLink link) {
        boolean member = group != null && !group.hasTrackingWeights();
        WeightRule rule = member ? WeightRule.MEMBER : WeightRule.WORK;
        boolean owner = priority == ElectionCheck.OWNER;
        boolean primary = !block.isOn(VrrpInstanceTable.DONT_TRACK_PRIMARY);
        return new TrackingCheck(block, order, trackables, report)
                .complete(
                        VrrpInstanceTable.TRACKED,
                        primary,
                        link.interfaceName(),
                        owner && !member ? WeightRule.OWNER : rule);
    }

    private VrrpAddresses addresses(FamilyCheck family, VirtualRouter router, int priority) {
        AddressCheck check =
                new AddressCheck(block, family.addresses(), router.interfaceName(), router.protocol(), report);
        if (router.transport().unicast() == null) {
            check.reportFirstNotLinkLocal();
        }
        return new VrrpAddresses(
                check.advertised(),
                check.excluded(),
                new GarpCheck(block, globals, strict, report).complete(),
                new AddressHandling(
                        accept(priority == ElectionCheck.OWNER, router.version()),
                        promoteSecondaries(router),
                        block.get(VrrpInstanceTable.GARP_EXTRA_IF, extraGarp())),
                VrrpRoutes.NONE);
    }

    private VrrpRoutes routes(RulePreferences preferences) {
        if (!block.has(VrrpInstanceTable.VIRTUAL_ROUTES) && !block.has(VrrpInstanceTable.VIRTUAL_RULES)) {
            return VrrpRoutes.NONE;
        }
        List<IpRoute> routes = block.values(VrrpInstanceTable.VIRTUAL_ROUTES).stream()
                .flatMap(entries -> entries.stream().map(RouteEntry::route))
                .toList();
        return new VrrpRoutes(routes, preferences.rules(block.all(VrrpInstanceTable.VIRTUAL_RULES)));
    }

    private ExtraGarp extraGarp() {
        ExtraInterfaces global = globals.get(GlobalDefsTable.VRRP_GARP_EXTRA_IF);
        return global == null ? ExtraGarp.NONE : new ExtraGarp(global.all(), global.seconds());
    }

    private boolean promoteSecondaries(VirtualRouter router) {
        boolean promote = block.isOn(VrrpInstanceTable.PROMOTE_SECONDARIES);
        if (promote && router.link().virtual() instanceof Vmac) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VrrpInstanceTable.PROMOTE_SECONDARIES),
                    "promote_secondaries is set for a VMAC anyway, and is ignored");
            return false;
        }
        return promote;
    }

    /** RFC 5798, section 6.1: only the owner accepts packets to the addresses, unless Accept_Mode says otherwise. */
    private boolean accept(boolean owner, int version) {
        Setting<Boolean> yes = block.setting(VrrpInstanceTable.ACCEPT);
        Setting<Boolean> no = block.setting(VrrpInstanceTable.NO_ACCEPT);
        boolean written = yes != null && (no == null || no.order() < yes.order());
        if (owner) {
            return true;
        }
        if (strict && written && version != VERSION_3) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VrrpInstanceTable.ACCEPT),
                    "strict mode has no accept with VRRPv2; it is ignored");
            return false;
        }
        return written || (!strict && no == null);
    }
}
