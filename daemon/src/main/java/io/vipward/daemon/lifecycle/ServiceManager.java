package io.vipward.daemon.lifecycle;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.linux.UnixDatagram;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager how far the daemon is (sd_notify(3)): a unit of {@code Type=notify}, which keepalived's is, counts
 * as started only then. Without a service manager nothing happens.
 */
final class ServiceManager {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final long NANOS_PER_MICRO = 1_000;

    private final Consumer<String> send;

    ServiceManager(Consumer<String> send) {
        this.send = send;
    }

    /** The one that started this process, if any. */
    static ServiceManager ofThisProcess() {
        String socket = System.getenv(SOCKET);
        return new ServiceManager(message -> send(socket, message));
    }

    void ready() {
        send.accept("READY=1");
    }

    /**
     * A reload begins; {@link #ready} ends it.
     *
     * @param nowNanos CLOCK_MONOTONIC, which {@link System#nanoTime} is on Linux
     */
    void reloading(long nowNanos) {
        send.accept("RELOADING=1\nMONOTONIC_USEC=" + nowNanos / NANOS_PER_MICRO);
    }

    void stopping() {
        send.accept("STOPPING=1");
    }

    /** A few messages in a process's life: a socket for each is no cost. One that is not heard is no fault of ours. */
    private static void send(@Nullable String socket, String message) {
        if (socket == null || socket.isEmpty()) {
            return;
        }
        try (UnixDatagram datagram = UnixDatagram.open(socket)) {
            byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
            datagram.send(bytes, bytes.length);
        } catch (SystemCallException | IllegalArgumentException e) {
            LOG.warn("The service manager's socket {} cannot be used: {}", socket, e.getMessage());
        }
    }
}
