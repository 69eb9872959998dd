package io.vipward.vrrp.bfd.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.parser.model.BfdInstance.BfdPath;
import io.vipward.vrrp.bfd.PacketOrigin;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.ControlPacketDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A kernel that a test gives packets and refusals to, and asks what was sent. */
final class FakeBfdKernel implements BfdKernel {
    /** What was done, in order: {@code open 192.0.2.2}, {@code send 192.0.2.2 Down}, {@code port 3784}. */
    final List<String> deeds = new ArrayList<>();

    final Set<InetAddress> missingSources = new HashSet<>();
    boolean portTaken;

    @Nullable
    Errno sendError;

    private final Map<Boolean, Receiver> ports = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<InetAddress, ControlPacket> lastSent = new HashMap<>();

    /** A packet in a socket's buffer. */
    private record Waiting(ByteBuffer payload, PacketOrigin origin) {}

    @Override
    public Port openPort(boolean multihop, Receiver receiver) throws SystemCallException {
        String name = "port " + (multihop ? 4784 : 3784);
        if (portTaken) {
            throw new SystemCallException("bind", "UDP receiver, " + name, Errno.EADDRINUSE);
        }
        deeds.add(name);
        ports.put(multihop, receiver);
        return new Port() {
            @Override
            public void drain() {
                deliver(multihop);
            }

            @Override
            public void close() {
                deeds.add("close " + name);
                ports.remove(multihop);
            }
        };
    }

    @Override
    public Sender openSender(BfdPath path, RandomGenerator random) throws SystemCallException {
        if (missingSources.contains(path.source())) {
            throw new SystemCallException("bind", "BFD sender", Errno.EADDRNOTAVAIL);
        }
        InetAddress neighbor = path.neighbor();
        deeds.add("open " + neighbor.getHostAddress());
        return new Sender() {
            @Override
            public int send(ByteBuffer payload) {
                if (sendError != null) {
                    return -sendError.code();
                }
                ControlPacket packet = (ControlPacket) ControlPacketDecoder.decode(payload);
                lastSent.put(neighbor, packet);
                deeds.add("send " + neighbor.getHostAddress() + " "
                        + packet.state().text());
                return ControlPacket.BYTES;
            }

            @Override
            public void close() {
                deeds.add("close " + neighbor.getHostAddress());
            }
        };
    }

    /** What was done since this was last asked. */
    List<String> takeDeeds() {
        List<String> taken = List.copyOf(deeds);
        deeds.clear();
        return taken;
    }

    /** Our discriminator as the neighbour knows it. */
    int discriminatorSentTo(InetAddress neighbor) {
        ControlPacket sent = lastSent.get(neighbor);
        return sent == null ? 0 : sent.discriminators().mine();
    }

    /** A packet arrives, and the loop has not read it yet. */
    void arrives(ByteBuffer payload, InetAddress from) {
        waiting.add(new Waiting(payload, new PacketOrigin(new InetSocketAddress(from, 50_000), null, 255, false)));
    }

    /** The loop reads what has arrived. */
    void deliver(boolean multihop) {
        List<Waiting> now = List.copyOf(waiting);
        waiting.clear();
        Receiver receiver = ports.get(multihop);
        for (Waiting one : now) {
            if (receiver != null) {
                receiver.received(one.payload(), one.origin());
            }
        }
    }
}
