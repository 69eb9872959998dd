package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.AdvertTransport;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.UnicastPeer;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes how adverts travel. */
final class TransportCheck {
    private static final InetAddress GROUP_V4 = Addresses.of(224, 0, 0, 18);
    private static final InetAddress GROUP_V6 = Addresses.linkLocalGroup(0x12);
    private static final int MOST_TTL = 255;

    private final BoundBlock block;
    private final Globals globals;
    private final FamilyCheck family;
    private final boolean strict;
    private final Report report;

    TransportCheck(BoundBlock block, Globals globals, FamilyCheck family, boolean strict, Report report) {
        this.block = block;
        this.globals = globals;
        this.family = family;
        this.strict = strict;
        this.report = report;
    }

    AdvertTransport complete() {
        Unicast unicast = unicast();
        InetAddress source = family.source();
        return new AdvertTransport(
                source,
                source != null && block.isOn(VrrpInstanceTable.TRACK_SRC_IP),
                group(),
                unicast,
                block.get(VrrpInstanceTable.KERNEL_RX_BUF_SIZE, 0L));
    }

    private InetAddress group() {
        InetAddress own = family.group();
        if (own != null && family.peers().isEmpty()) {
            return own;
        }
        if (own != null) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VrrpInstanceTable.MCAST_DST_IP),
                    "mcast_dst_ip is ignored: adverts go to the unicast peers");
        }
        return family.family() == Family.IPV4
                ? globals.get(GlobalDefsTable.VRRP_MCAST_GROUP4, GROUP_V4)
                : globals.get(GlobalDefsTable.VRRP_MCAST_GROUP6, GROUP_V6);
    }

    private @Nullable Unicast unicast() {
        List<UnicastPeer> peers = family.peers();
        if (peers.isEmpty()) {
            reportNoPeers();
        } else if (strict) {
            report.add(
                    DiagnosticCode.UNICAST_IN_STRICT_MODE,
                    block.span(VrrpInstanceTable.UNICAST_PEER),
                    "unicast peers do not go together with strict mode",
                    Advice.help("remove vrrp_strict, or write strict_mode off in this instance"));
        }
        if (peers.isEmpty() && !(family.isUnicastWanted() && block.isOn(VrrpInstanceTable.UNICAST_FAULT_NO_PEER))) {
            return null;
        }
        long usual = family.family() == Family.IPV4 ? MOST_TTL : Unicast.KERNEL_TTL;
        boolean check = block.isOn(VrrpInstanceTable.CHECK_UNICAST_SRC)
                || globals.isOn(GlobalDefsTable.VRRP_CHECK_UNICAST_SRC)
                || peers.stream().anyMatch(UnicastPeer::limited);
        return new Unicast(
                peers.stream().map(TransportCheck::peer).toList(),
                block.get(VrrpInstanceTable.UNICAST_TTL, usual).intValue(),
                check);
    }

    private static Unicast.Peer peer(UnicastPeer peer) {
        return new Unicast.Peer(peer.address(), peer.minTtl(), peer.maxTtl());
    }

    private void reportNoPeers() {
        if (block.has(VrrpInstanceTable.UNICAST_TTL)) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    Verdict.REPORTED,
                    block.end(),
                    "unicast_ttl is ignored: there are no unicast peers",
                    Advice.keepalived("sends multicast with a TTL of 0, which leaves no host"));
        }
        if (family.isUnicastWanted() && !block.isOn(VrrpInstanceTable.UNICAST_FAULT_NO_PEER)) {
            boolean source = block.has(VrrpInstanceTable.UNICAST_SRC_IP);
            report.add(
                    DiagnosticCode.UNICAST_WITHOUT_PEERS,
                    block.span(source ? VrrpInstanceTable.UNICAST_SRC_IP : VrrpInstanceTable.UNICAST_PEER),
                    "unicast is meant but there is no unicast peer, so multicast is used",
                    Advice.help("write mcast_src_ip if multicast is meant"));
        }
    }
}
