package io.vipward.vrrp.bfd.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.parser.model.BfdInstance.BfdPath;
import io.vipward.vrrp.bfd.PacketOrigin;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** What the engine needs of the kernel. Used by the engine's thread only. */
public interface BfdKernel {
    /** Takes received payloads. */
    @FunctionalInterface
    interface Receiver {
        /**
         * Takes one.
         *
         * @param payload only valid until this method returns
         */
        void received(ByteBuffer payload, PacketOrigin origin);
    }

    /** One port that packets come in on. */
    interface Port extends AutoCloseable {
        /** Handles what has been received but not been read yet. */
        void drain();

        @Override
        void close();
    }

    /** What one session sends with. */
    interface Sender extends AutoCloseable {
        /**
         * Sends to the session's neighbour.
         *
         * @return 0 or more, or the negative errno
         */
        int send(ByteBuffer payload);

        @Override
        void close();
    }

    /**
     * Receives for all sessions that are multihop, or for all that are not.
     *
     * @throws SystemCallException if the kernel refuses, for instance EADDRINUSE where another BFD daemon runs
     */
    Port openPort(boolean multihop, Receiver receiver) throws SystemCallException;

    /**
     * Opens a session's socket.
     *
     * @param random for the source port
     * @throws SystemCallException if the kernel refuses, for instance EADDRNOTAVAIL while the source address is missing
     */
    Sender openSender(BfdPath path, RandomGenerator random) throws SystemCallException;
}
