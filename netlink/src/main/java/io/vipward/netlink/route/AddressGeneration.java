package io.vipward.netlink.route;

import org.jspecify.annotations.Nullable;

/** Who makes an interface's IPv6 link-local address, by the kernel's numbers (IN6_ADDR_GEN_MODE_ of linux/if_link.h). */
public enum AddressGeneration {
    /** The kernel, from the MAC address. */
    EUI64(0),
    /** Nobody. */
    NONE(1),
    /** The kernel, from a secret. */
    STABLE_PRIVACY(2),
    /** The kernel, by chance. */
    RANDOM(3);

    private final int number;

    AddressGeneration(int number) {
        this.number = number;
    }

    static @Nullable AddressGeneration of(int number) {
        for (AddressGeneration generation : values()) {
            if (generation.number == number) {
                return generation;
            }
        }
        return null;
    }

    int number() {
        return number;
    }
}
