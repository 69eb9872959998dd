package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.schema.AddressEntry;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VrrpInstanceTable;
import io.vipward.parser.source.Span;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes one {@code vrrp_instance}: its own settings first, then the global ones, then the defaults. */
final class InstanceCheck {
    private static final InetAddress DEFAULT_GROUP = Addresses.of(224, 0, 0, 18);
    private static final String LOOPBACK = "lo";

    private final String name;
    private final int order;
    private final BoundBlock block;
    private final Globals globals;
    private final Report report;
    private final boolean strict;

    InstanceCheck(String name, Setting<BoundBlock> setting, Globals globals, Diagnostics diagnostics) {
        this.name = name;
        this.order = setting.order();
        this.block = setting.value();
        this.globals = globals;
        this.report = new Report("(" + name + ")", diagnostics);
        this.strict = block.get(VrrpInstanceTable.STRICT_MODE, globals.isOn(GlobalDefsTable.VRRP_STRICT));
    }

    /** The instance, or null with a diagnostic if it cannot, or must not, run. */
    @Nullable
    VrrpInstance complete(Scripts scripts) {
        if (block.isIncomplete()) {
            return null;
        }
        Long vrid = block.get(VrrpInstanceTable.VIRTUAL_ROUTER_ID);
        if (vrid == null) {
            report.add(
                    DiagnosticCode.NO_VRID,
                    block.span(VrrpInstanceTable.VIRTUAL_ROUTER_ID),
                    "the virtual router id must be set",
                    Advice.help("virtual_router_id 1..255"));
        }
        if (block.isLeftOut() || isRefused()) {
            return null;
        }
        String interfaceName = interfaceName();
        VrrpAuthentication authentication = new AuthenticationCheck(block, strict, report).complete();
        if (authentication == null || vrid == null || interfaceName == null) {
            return null;
        }
        ElectionCheck election = new ElectionCheck(block, globals, strict, report);
        AddressCheck addresses = new AddressCheck(block, interfaceName, strict, report);
        VrrpTracking tracking =
                new TrackingCheck(block, interfaceName, report).complete(scripts, order, election.priority());
        if (tracking == null) {
            return null;
        }
        VirtualRouter router =
                new VirtualRouter(2, vrid.intValue(), interfaceName, sourceAddress(), group(), authentication);
        return new VrrpInstance(
                name,
                block.origins(),
                router,
                election.complete(),
                new VrrpAddresses(
                        addresses.advertised(), addresses.excluded(), new GarpCheck(block, globals, strict).complete()),
                tracking);
    }

    /** What makes it an instance of another kind than this version can run. */
    private boolean isRefused() {
        long version = block.get(VrrpInstanceTable.VERSION, globals.get(GlobalDefsTable.VRRP_VERSION, 2L));
        Span versionSpan = versionSpan();
        if (version != 2) {
            refuse(versionSpan, "VRRP version " + version + " is not supported by this version");
            return true;
        }
        InetAddress source = sourceAddress();
        if (source == null ? isFirstAddressV6() : source instanceof Inet6Address) {
            refuse(
                    block.span(source == null ? VrrpInstanceTable.VIRTUAL_IPADDRESS : VrrpInstanceTable.MCAST_SRC_IP),
                    "IPv6 instances are not supported by this version");
            return true;
        }
        return false;
    }

    /** The first address decides the family, unless a source address did. */
    private boolean isFirstAddressV6() {
        for (Setting<List<AddressEntry>> setting : block.all(VrrpInstanceTable.VIRTUAL_IPADDRESS)) {
            if (!setting.value().isEmpty()) {
                return setting.value().get(0).isV6();
            }
        }
        return false;
    }

    private Span versionSpan() {
        Setting<Long> global = globals.setting(GlobalDefsTable.VRRP_VERSION);
        boolean own = block.has(VrrpInstanceTable.VERSION);
        return own || global == null
                ? block.span(VrrpInstanceTable.VERSION)
                : global.at().span();
    }

    private void refuse(Span span, String reason) {
        report.add(DiagnosticCode.REFUSED, span, reason + "; the instance is left out");
    }

    private @Nullable String interfaceName() {
        String interfaceName = block.get(VrrpInstanceTable.INTERFACE);
        if (LOOPBACK.equals(interfaceName)) {
            report.add(
                    DiagnosticCode.INVALID_INTERFACE,
                    block.span(VrrpInstanceTable.INTERFACE),
                    "the loopback interface cannot be used for VRRP");
            interfaceName = null;
        }
        if (interfaceName == null || interfaceName.isEmpty()) {
            report.add(
                    DiagnosticCode.NO_INTERFACE,
                    block.span(VrrpInstanceTable.INTERFACE),
                    "the interface must be set",
                    Advice.help("interface NAME"));
            return null;
        }
        return interfaceName;
    }

    private @Nullable InetAddress sourceAddress() {
        InetAddress unicast = block.get(VrrpInstanceTable.UNICAST_SRC_IP);
        InetAddress multicast = block.get(VrrpInstanceTable.MCAST_SRC_IP);
        return multicast == null ? unicast : multicast;
    }

    private InetAddress group() {
        if (block.has(VrrpInstanceTable.UNICAST_SRC_IP)) {
            report.add(
                    DiagnosticCode.UNICAST_WITHOUT_PEERS,
                    block.span(VrrpInstanceTable.UNICAST_SRC_IP),
                    "there is a unicast source but no unicast peer, so multicast is used",
                    Advice.help("write mcast_src_ip if multicast is meant"));
        }
        InetAddress own = block.get(VrrpInstanceTable.MCAST_DST_IP);
        if (own != null && isMulticastV4(own)) {
            return own;
        }
        if (own != null) {
            Keyword<InetAddress> keyword = VrrpInstanceTable.MCAST_DST_IP;
            report.add(
                    DiagnosticCode.INVALID_ADDRESS,
                    block.span(keyword),
                    own.getHostAddress() + " is not an IPv4 multicast address; mcast_dst_ip is ignored");
        }
        return globals.get(GlobalDefsTable.VRRP_MCAST_GROUP4, DEFAULT_GROUP);
    }

    private static boolean isMulticastV4(InetAddress address) {
        return address.isMulticastAddress() && !(address instanceof Inet6Address);
    }
}
