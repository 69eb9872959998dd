package io.vipward.vrrp.kernel;

import io.vipward.parser.model.VrrpDefaults;
import io.vipward.vrrp.core.InstanceSettings;

/** How large the receive buffers of sockets are ({@code vrrp_rx_bufs_policy}, {@code kernel_rx_buf_size}). */
final class ReceiveBuffers {
    static final int DEFAULT_MTU = InstanceSettings.DEFAULT_MTU;

    private static final int ADVERT_HEADER_BYTES = 40;
    private static final int LARGEST_BYTES = 1 << 30;

    private final VrrpDefaults.ReceiveBuffers policy;

    ReceiveBuffers(VrrpDefaults.ReceiveBuffers policy) {
        this.policy = policy;
    }

    /** What one instance adds to the buffer of the socket that it shares; 0 for the kernel's own size. */
    int bytesFor(InstanceSettings settings, int mtu) {
        long wanted = settings.router().transport().receiveBufferBytes();
        if (wanted == 0) {
            wanted = switch (policy.policy()) {
                case KERNEL -> 0;
                case MTU -> policy.multiplier() * mtu;
                case ADVERT -> policy.multiplier() * advertBytes(settings);
                case BYTES -> policy.bytes();
            };
        }
        return (int) Math.min(LARGEST_BYTES, wanted);
    }

    private static long advertBytes(InstanceSettings settings) {
        int addressBytes = settings.v6() ? 16 : 4;
        return ADVERT_HEADER_BYTES
                + (long) addressBytes * settings.addresses().advertised().size();
    }
}
