package io.vipward.daemon.logging;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.linux.UnixDatagram;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The way to {@code /dev/log}; without one, or while nobody listens there, lines are lost, as with {@code syslog(3)}. */
public final class SystemLog implements AutoCloseable {
    private static final String SOCKET = "/dev/log";

    private final @Nullable UnixDatagram socket;

    private SystemLog(@Nullable UnixDatagram socket) {
        this.socket = socket;
    }

    /** Never fails: a machine without a system log is run all the same. */
    public static SystemLog open() {
        try {
            return new SystemLog(UnixDatagram.open(SOCKET));
        } catch (SystemCallException e) {
            return new SystemLog(null);
        }
    }

    /** Sends one message. Called by the thread of the log's queue only. */
    public void send(String message) {
        if (socket != null) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            socket.send(bytes, bytes.length);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
