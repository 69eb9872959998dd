package io.vipward.parser.show;

import io.vipward.parser.model.AdvertTransport;
import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpLink;
import io.vipward.parser.model.VrrpProtocol;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.model.VrrpProtocol.OldUnicast;
import io.vipward.parser.source.SourceBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which virtual router an instance is: the part of {@code vrrp_instance} that its peers must agree with. */
final class VirtualRouterText {
    private VirtualRouterText() {}

    static void write(TextWriter out, VirtualRouter router) {
        protocol(out, router.protocol());
        out.line("virtual_router_id", router.vrid());
        link(out, router.link());
        transport(out, router.transport());
        authentication(out, router.authentication());
    }

    private static void protocol(TextWriter out, VrrpProtocol protocol) {
        out.line("version", protocol.version());
        out.flag("native_ipv6", protocol.family() == Family.IPV6);
        out.bool("strict_mode", protocol.strict());
        out.bool("v3_checksum_as_v2", protocol.checksum().asVersion2());
        if (protocol.checksum().oldUnicast() == OldUnicast.NEVER) {
            out.line("old_unicast_checksum", "never");
        }
        out.flag("old_unicast_checksum", protocol.checksum().oldUnicast() == OldUnicast.ALWAYS);
    }

    private static void link(TextWriter out, VrrpLink link) {
        if (!link.interfaceName().isEmpty()) {
            out.line("interface", link.interfaceName());
        }
        out.optional("vrf", link.vrf());
        out.flag("linkbeat_use_polling", link.polled());
        VirtualInterface virtual = link.virtual();
        if (virtual instanceof Vmac vmac) {
            List<Object> words = named(vmac);
            if (vmac.macHex() != null) {
                words.add(mac(vmac.macHex()));
            }
            if (vmac.netlinkNotify()) {
                words.add("netlink_notify_msg");
            }
            out.line("use_vmac", words.toArray());
            out.flag("vmac_xmit_base", vmac.transmitFromBase());
            out.flag("use_vmac_addr", vmac.forAllAddresses());
        }
        if (virtual instanceof Ipvlan ipvlan) {
            List<Object> words = named(ipvlan);
            if (ipvlan.address() != null) {
                words.add(ipvlan.address().getHostAddress() + "/" + ipvlan.prefixLength());
            }
            words.add(ipvlan.mode().name().toLowerCase(Locale.ROOT));
            out.line("use_ipvlan", words.toArray());
        }
    }

    private static List<Object> named(VirtualInterface virtual) {
        List<Object> words = new ArrayList<>();
        option(words, "name", virtual.name());
        option(words, "group", virtual.group());
        return words;
    }

    private static void option(List<Object> words, String keyword, @Nullable String value) {
        if (value != null) {
            words.addAll(List.of(keyword, value));
        }
    }

    private static String mac(String hex) {
        List<String> octets = new ArrayList<>();
        for (int i = 0; i < hex.length(); i += 2) {
            octets.add(hex.substring(i, i + 2));
        }
        return String.join(":", octets);
    }

    private static void transport(TextWriter out, AdvertTransport transport) {
        Unicast unicast = transport.unicast();
        out.optional(unicast == null ? "mcast_src_ip" : "unicast_src_ip", transport.sourceAddress());
        out.flag("track_src_ip", transport.trackSource());
        if (transport.receiveBufferBytes() > 0) {
            out.line("kernel_rx_buf_size", transport.receiveBufferBytes());
        }
        if (unicast == null) {
            out.line("mcast_dst_ip", transport.multicastGroup());
        } else {
            unicast(out, unicast);
        }
    }

    private static void unicast(TextWriter out, Unicast unicast) {
        out.open("unicast_peer");
        for (Unicast.Peer peer : unicast.peers()) {
            boolean limited = peer.minTtl() > 0 || peer.maxTtl() < Unicast.Peer.MOST_TTL;
            List<Object> words = new ArrayList<>(List.of(peer.address()));
            words.addAll(limited ? List.of("min_ttl", peer.minTtl(), "max_ttl", peer.maxTtl()) : List.of());
            out.entry(words);
        }
        out.close();
        if (unicast.ttl() != Unicast.KERNEL_TTL && !unicast.peers().isEmpty()) {
            out.line("unicast_ttl", unicast.ttl());
        }
        out.flag("check_unicast_src", unicast.checkSource());
        out.flag("unicast_fault_no_peer", unicast.peers().isEmpty());
    }

    private static void authentication(TextWriter out, VrrpAuthentication authentication) {
        AuthHmac hmac = authentication.hmac();
        if (hmac != null) {
            out.open("auth_hmac");
            hmac.keys().forEach(key -> out.secret("key", key.text(), key.number()));
            out.line("active_key", hmac.activeKey());
            out.line("time_window", hmac.windowSeconds());
            out.line("anti_replay", hmac.antiReplay().name().toLowerCase(Locale.ROOT));
            out.line("mode", hmac.mode().word());
            out.close();
        }
        if (authentication.type() != VrrpAuthentication.Type.NONE) {
            out.open("authentication");
            out.line("auth_type", authentication.type());
            out.secret("auth_pass", password(authentication.password()));
            out.close();
        }
    }

    /** Without the zeros that pad it. */
    private static String password(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return SourceBytes.decode(Arrays.copyOf(bytes, length));
    }
}
