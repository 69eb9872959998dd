package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.schema.AddressEntry;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.UnicastPeer;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the family and the version of an instance. As keepalived does, it goes through the statements in their order: the
 * first address of any kind decides the family, and what does not fit it is left out.
 */
final class FamilyCheck {
    private static final int VERSION_3 = 3;
    private static final int LINK_LOCAL_SCOPE = 2;

    private final BoundBlock block;
    private final Report report;
    private final List<Step> steps = new ArrayList<>();
    private final List<UnicastPeer> peers = new ArrayList<>();
    private final List<AddressEntry> addresses = new ArrayList<>();
    private final Set<InetAddress> peerAddresses = new HashSet<>();
    private @Nullable Family family;
    private int version;
    private @Nullable InetAddress source;
    private @Nullable InetAddress group;

    private record Step(int order, Runnable action) {}

    FamilyCheck(BoundBlock block, Report report) {
        this.block = block;
        this.report = report;
        each(VrrpInstanceTable.NATIVE_IPV6, this::nativeIpv6);
        each(VrrpInstanceTable.VERSION, this::version);
        each(VrrpInstanceTable.MCAST_SRC_IP, this::source);
        each(VrrpInstanceTable.UNICAST_SRC_IP, this::source);
        each(VrrpInstanceTable.MCAST_DST_IP, this::group);
        each(VrrpInstanceTable.UNICAST_PEER, setting -> setting.value().forEach(this::peer));
        each(VrrpInstanceTable.VIRTUAL_IPADDRESS, setting -> setting.value().forEach(this::address));
        steps.sort(Comparator.comparingInt(Step::order));
        steps.forEach(step -> step.action.run());
    }

    Family family() {
        return family == null ? Family.IPV4 : family;
    }

    /** The version that the instance asks for or needs, 0 where the global one holds. */
    int version() {
        return version == 0 && family == Family.IPV6 ? VERSION_3 : version;
    }

    @Nullable
    InetAddress source() {
        return source;
    }

    /** {@code mcast_dst_ip}, null where the global group holds. */
    @Nullable
    InetAddress group() {
        return group;
    }

    List<UnicastPeer> peers() {
        return peers;
    }

    /** What stands in {@code virtual_ipaddress} and is of the family. */
    List<AddressEntry> addresses() {
        return addresses;
    }

    /** Whether the instance speaks of unicast at all. */
    boolean isUnicastWanted() {
        return block.has(VrrpInstanceTable.UNICAST_SRC_IP) || block.has(VrrpInstanceTable.UNICAST_PEER);
    }

    private <T> void each(Keyword<T> keyword, Consumer<Setting<T>> action) {
        for (Setting<T> at = block.setting(keyword); at != null; at = at.earlier()) {
            Setting<T> setting = at;
            steps.add(new Step(setting.order(), () -> action.accept(setting)));
        }
    }

    private void nativeIpv6(Setting<Boolean> setting) {
        if (family == Family.IPV4) {
            report.add(
                    DiagnosticCode.FAMILY_MISMATCH,
                    setting.at().span(),
                    "native_ipv6 is ignored: there are IPv4 addresses before it");
        } else {
            family = Family.IPV6;
            version = version == 0 ? VERSION_3 : version;
        }
    }

    private void version(Setting<Long> setting) {
        int written = setting.value().intValue();
        int settled = version == 0 && family == Family.IPV6 ? VERSION_3 : version;
        if (settled != 0 && settled != written) {
            report.add(
                    DiagnosticCode.DUPLICATE,
                    setting.at().span(),
                    "version " + written + " is ignored: version " + settled + " was written, or follows from an IPv6"
                            + " address, before it");
        } else {
            version = written;
        }
    }

    private void source(Setting<InetAddress> setting) {
        if (fits(setting.value(), setting.at(), "source address")) {
            source = setting.value();
        }
    }

    private void group(Setting<InetAddress> setting) {
        InetAddress written = setting.value();
        Word at = setting.at();
        if (!written.isMulticastAddress() && (family == null || family == familyOf(written))) {
            report.add(
                    DiagnosticCode.INVALID_ADDRESS,
                    at.span(),
                    written.getHostAddress() + " is not a multicast address; mcast_dst_ip is ignored");
        } else if (fits(written, at, "multicast group")) {
            if (written instanceof Inet6Address && (written.getAddress()[1] & 0xf) != LINK_LOCAL_SCOPE) {
                report.add(
                        DiagnosticCode.INVALID_ADDRESS,
                        at.span(),
                        written.getHostAddress() + " is not a link-local group; mcast_dst_ip is ignored",
                        Advice.help("an address that begins with ff02:"));
            } else {
                group = written;
            }
        }
    }

    private void peer(UnicastPeer peer) {
        if (!fits(peer.address(), peer.at(), "peer")) {
            return;
        }
        if (peerAddresses.add(peer.address())) {
            peers.add(peer);
        } else {
            report.add(
                    DiagnosticCode.DUPLICATE,
                    peer.at().span(),
                    "the peer " + peer.at() + " is already there; this one is ignored");
        }
    }

    private void address(AddressEntry entry) {
        if (fits(entry.address(), entry.at(), "virtual address")) {
            addresses.add(entry);
        }
    }

    /** Whether an address is of the family, which it decides if it is the first. */
    private boolean fits(InetAddress address, Word at, String what) {
        Family own = familyOf(address);
        if (family == null || family == own) {
            family = own;
            return true;
        }
        report.add(
                DiagnosticCode.FAMILY_MISMATCH,
                at.span(),
                "the " + what + " " + address.getHostAddress() + " is not of the instance's family and is left out",
                Advice.help(
                        what.startsWith("virtual")
                                ? "put it into virtual_ipaddress_excluded, or into an instance of its own"
                                : "use addresses of one family in an instance"));
        return false;
    }

    private static Family familyOf(InetAddress address) {
        return address instanceof Inet6Address ? Family.IPV6 : Family.IPV4;
    }
}
