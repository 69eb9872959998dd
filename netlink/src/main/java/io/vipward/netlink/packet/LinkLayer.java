package io.vipward.netlink.packet;

import io.vipward.netlink.wire.MacAddress;

/**
 * What an announcement has to know of the interface that it leaves through.
 *
 * @param hardwareType ARPHRD of the kernel (linux/if_arp.h): 1 for Ethernet, 32 for InfiniBand
 * @param mac its address
 * @param broadcast everybody's address
 */
public record LinkLayer(int hardwareType, MacAddress mac, MacAddress broadcast) {
    private static final int ETHERNET = 1;
    private static final int INFINIBAND = 32;
    private static final int INFINIBAND_ADDRESS_BYTES = 20;

    /** An Ethernet interface. */
    public static LinkLayer ethernet(MacAddress mac) {
        return new LinkLayer(ETHERNET, mac, MacAddress.BROADCAST);
    }

    /** Whether frames look like those of Ethernet. */
    public boolean framesLikeEthernet() {
        return hardwareType != INFINIBAND && mac.ethernet() && broadcast.ethernet();
    }

    /** Whether it is IP over InfiniBand (RFC 4391). */
    public boolean infiniband() {
        return hardwareType == INFINIBAND
                && mac.length() == INFINIBAND_ADDRESS_BYTES
                && broadcast.length() == INFINIBAND_ADDRESS_BYTES;
    }
}
