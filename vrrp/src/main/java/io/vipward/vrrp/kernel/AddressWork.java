package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.packet.GratuitousArp;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.AddressDetails;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.Reply;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.VirtualIp;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds, removes and announces addresses. Changes are collected over a turn of the loop and made in one batch, followed by
 * what had to wait for them: gratuitous ARPs and reports. Adverts never wait here.
 */
final class AddressWork {
    private final VrrpKernel kernel;
    private final Links links;
    private final OwnDeletions ownDeletions;
    private final List<Change> changes = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    /** One change and the instance that wants it. */
    private record Change(String instance, String what, AddressChange change) {}

    AddressWork(VrrpKernel kernel, Links links, OwnDeletions ownDeletions) {
        this.kernel = kernel;
        this.links = links;
        this.ownDeletions = ownDeletions;
    }

    void add(String instance, List<VirtualIp> vips) {
        for (VirtualIp vip : vips) {
            Link link = links.named(vip.interfaceName());
            if (link == null) {
                VrrpLog.refused(text(instance, "add", vip), Errno.ENODEV.text());
            } else {
                changes.add(new Change(instance, text(instance, "add", vip), new AddressChange.Add(onLink(link, vip))));
            }
        }
    }

    void remove(String instance, List<VirtualIp> vips) {
        for (VirtualIp vip : vips) {
            Link link = links.named(vip.interfaceName());
            // Without its interface the address is gone, too.
            if (link != null) {
                changes.add(new Change(
                        instance, text(instance, "remove", vip), new AddressChange.Delete(onLink(link, vip))));
            }
        }
    }

    /** Announces once the changes are made, if the instance still is master then. */
    void announce(RunningInstance instance, List<VirtualIp> vips, int rounds) {
        afterwards.add(() -> {
            if (instance.state().holdsAddresses()) {
                sendGratuitousArps(instance.name(), vips, rounds);
            }
        });
    }

    /** Has something done once the changes are made. */
    void afterwards(Runnable work) {
        afterwards.add(work);
    }

    boolean pending() {
        return !changes.isEmpty() || !afterwards.isEmpty();
    }

    /**
     * Does everything that has been asked for.
     *
     * @return false if the kernel did not answer, so that nobody knows what it did
     */
    boolean flush() {
        List<Change> batch = List.copyOf(changes);
        List<Runnable> after = List.copyOf(afterwards);
        changes.clear();
        afterwards.clear();
        boolean certain = true;
        if (!batch.isEmpty()) {
            List<Reply> replies =
                    kernel.apply(batch.stream().map(Change::change).toList());
            for (int index = 0; index < batch.size(); index++) {
                certain &= settle(batch.get(index), replies.get(index));
            }
        }
        after.forEach(Runnable::run);
        return certain;
    }

    private boolean settle(Change change, Reply reply) {
        if (reply instanceof Reply.Failed failed) {
            if (!harmless(change.change(), failed.errno())) {
                VrrpLog.refused(change.what(), failed.describe());
            }
            return failed.errno() != Errno.ETIMEDOUT && failed.errno() != Errno.ENOBUFS;
        }
        if (change.change() instanceof AddressChange.Delete delete) {
            ownDeletions.expect(delete.address());
        }
        return true;
    }

    /** What was wanted is so already. */
    private static boolean harmless(AddressChange change, Errno errno) {
        return change instanceof AddressChange.Add
                ? errno == Errno.EEXIST
                : errno == Errno.EADDRNOTAVAIL || errno == Errno.ENODEV;
    }

    private static InterfaceAddress onLink(Link link, VirtualIp vip) {
        AddressDetails details = AddressDetails.NONE
                .withBroadcast(vip.options().broadcast())
                .withLabel(vip.options().label());
        return new InterfaceAddress(link.index(), vip.address(), vip.prefixLength(), vip.scope(), 0, details);
    }

    /** Round by round, so that every address is announced once before any is for the second time. */
    private void sendGratuitousArps(String instance, List<VirtualIp> vips, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (VirtualIp vip : vips) {
                Link link = links.named(vip.interfaceName());
                if (link == null || link.noArp() || !link.mac().ethernet()) {
                    continue;
                }
                if (round == 0 && VrrpLog.details()) {
                    VrrpLog.write(Notice.of(Message.QUEUEING_GARPS, instance, link.name(), vip.text()));
                }
                if (VrrpLog.details()) {
                    VrrpLog.write(Notice.of(Message.SENDING_GARP, link.name(), vip.text()));
                }
                ByteBuffer frame = GratuitousArp.encode(link.mac(), (Inet4Address) vip.address());
                int result = kernel.announce(link.index(), frame);
                if (result < 0 && round == 0) {
                    VrrpLog.refused(
                            text(instance, "announce", vip), Errno.of(-result).text());
                }
            }
        }
    }

    private static String text(String instance, String verb, VirtualIp vip) {
        return "(" + instance + ") cannot " + verb + " " + vip.text() + "/" + vip.prefixLength() + " on "
                + vip.interfaceName();
    }
}
