package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.packet.GratuitousArp;
import io.vipward.netlink.packet.LinkLayer;
import io.vipward.netlink.packet.UnsolicitedNeighbourAdvert;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.VirtualIp;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells neighbours where addresses are: gratuitous ARP, and unsolicited neighbour advertisements for IPv6. */
final class Announcer {
    private final VrrpKernel kernel;
    private final Links links;
    private final AnnouncementQueue queue;
    private GarpPauses pauses = GarpPauses.none();
    private final Set<String> failing = new HashSet<>();

    Announcer(VrrpKernel kernel, Links links, VrrpScheduler scheduler) {
        this.kernel = kernel;
        this.links = links;
        this.queue = new AnnouncementQueue(scheduler, this::send);
    }

    /** How far announcements are apart from now on. */
    void use(GarpPauses others) {
        pauses = others;
    }

    /** Round by round, so that every address is announced once before any is for the second time. */
    void announce(RunningInstance instance, List<VirtualIp> vips, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (VirtualIp vip : vips) {
                if (round == 0) {
                    sayThatItBegins(instance.name(), vip);
                }
                submit(instance.name(), vip, rounds);
            }
        }
    }

    /** One for each interface that bears addresses of the instance and is not where its adverts are sent. */
    void announceElsewhere(RunningInstance instance, boolean allInterfaces) {
        Set<String> done = new HashSet<>();
        done.add(instance.settings().advertInterface());
        for (VirtualIp vip : instance.settings().addresses().all()) {
            Link link = links.named(vip.interfaceName());
            boolean counts = link != null && (allInterfaces || link.relations().lowerIndex() != 0);
            if (counts && done.add(vip.interfaceName())) {
                submit(instance.name(), vip, 1);
            }
        }
    }

    /** The address that adverts are sent from. */
    void announceSource(RunningInstance instance, InetAddress source) {
        Link link = links.named(instance.settings().baseInterface());
        if (link != null) {
            boolean v4 = source instanceof Inet4Address;
            VrrpLog.write(Notice.of(
                    v4 ? Message.SENDING_OWN_GARP : Message.SENDING_OWN_NA, instance.name(), AddressText.of(source)));
            send(link, source);
        }
    }

    /** Nothing more of an instance that no longer holds its addresses. */
    void forget(RunningInstance instance) {
        queue.remove(instance.name());
    }

    void close() {
        queue.close();
    }

    private void submit(String instance, VirtualIp vip, int atMost) {
        boolean neighbours = vip.address() instanceof Inet6Address;
        GarpPauses.Lane lane = pauses.lane(baseOf(vip.interfaceName()), neighbours);
        if (lane.pauseNanos() == 0) {
            send(vip);
        } else {
            queue.submit(lane, instance, vip, atMost);
        }
    }

    private String baseOf(String interfaceName) {
        Link link = links.named(interfaceName);
        Link base = link == null ? null : links.indexed(link.relations().lowerIndex());
        return base == null ? interfaceName : base.name();
    }

    private void send(VirtualIp vip) {
        Link link = links.named(vip.interfaceName());
        if (link == null || link.noArp()) {
            return;
        }
        if (VrrpLog.details()) {
            boolean v4 = vip.address() instanceof Inet4Address;
            VrrpLog.write(Notice.of(v4 ? Message.SENDING_GARP : Message.SENDING_NA, link.name(), vip.text()));
        }
        send(link, vip.address());
    }

    private void send(Link link, InetAddress address) {
        LinkLayer layer = LinkLayer.ethernet(link.mac());
        int result = 0;
        if (address instanceof Inet4Address four && GratuitousArp.possible(layer)) {
            result = kernel.announceArp(link.index(), GratuitousArp.encode(layer, four));
        } else if (address instanceof Inet6Address six && UnsolicitedNeighbourAdvert.possible(layer)) {
            boolean router = kernel.forwardsIpv6(link.name());
            result = kernel.announceNeighbour(link.index(), UnsolicitedNeighbourAdvert.encode(link.mac(), six, router));
        }
        String what = "cannot announce " + AddressText.of(address) + " on " + link.name();
        if (result >= 0) {
            failing.remove(what);
        } else if (failing.add(what)) {
            VrrpLog.refused(what, Errno.of(-result).text());
        }
    }

    private static void sayThatItBegins(String instance, VirtualIp vip) {
        if (VrrpLog.details()) {
            boolean v4 = vip.address() instanceof Inet4Address;
            VrrpLog.write(Notice.of(
                    v4 ? Message.QUEUEING_GARPS : Message.QUEUEING_NAS, instance, vip.interfaceName(), vip.text()));
        }
    }
}
