package io.vipward.vrrp.bfd.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.vrrp.bfd.BfdMessage;
import io.vipward.vrrp.bfd.BfdNotice;
import io.vipward.vrrp.bfd.RunningSession;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.ControlPacketEncoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The sockets that sessions send with, one each. Failures are said once until something can be sent again. */
final class SessionSenders {
    private final BfdKernel kernel;
    private final RandomGenerator random;
    private final Map<String, BfdKernel.Sender> open = new HashMap<>();
    private final Set<String> failing = new HashSet<>();

    SessionSenders(BfdKernel kernel, RandomGenerator random) {
        this.kernel = kernel;
        this.random = random;
    }

    /**
     * Opens the session's socket, instead of one that it may have.
     *
     * @throws SystemCallException if the kernel refuses; the session has none then
     */
    void open(RunningSession session) throws SystemCallException {
        close(session.name());
        open.put(session.name(), kernel.openSender(session.settings().path(), random));
    }

    void send(RunningSession session, ControlPacket packet) {
        BfdKernel.Sender sender = open.get(session.name());
        if (sender == null) {
            throw new IllegalStateException(session.name() + " sends without a socket");
        }
        int result = sender.send(ControlPacketEncoder.encode(packet));
        if (result >= 0) {
            failing.remove(session.name());
        } else if (failing.add(session.name())) {
            BfdLog.write(
                    BfdNotice.of(BfdMessage.SEND_CALL_FAILED, Errno.of(result).text()));
            BfdLog.write(BfdNotice.of(BfdMessage.SEND_FAILED, session.name()));
        }
    }

    void retain(Set<String> names) {
        for (String name : Set.copyOf(open.keySet())) {
            if (!names.contains(name)) {
                close(name);
            }
        }
        failing.retainAll(names);
    }

    void close() {
        retain(Set.of());
    }

    private void close(String name) {
        BfdKernel.Sender sender = open.remove(name);
        if (sender != null) {
            sender.close();
        }
    }
}
