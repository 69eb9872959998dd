package io.vipward.netlink.generic;

import io.vipward.netlink.linux.Errno;

/** Whether the kernel has a generic netlink family. Immutable, any thread. */
public sealed interface FamilyResolution {
    /**
     * The family is there.
     *
     * @param id the type of its messages; differs between boots
     * @param name for instance {@code IPVS}
     * @param version as the kernel says; it does not check that of requests
     */
    record Family(int id, String name, int version) implements FamilyResolution {}

    /**
     * The family is not there, or the kernel did not say.
     *
     * @param errno ENOENT: the kernel has none, and no module for it
     */
    record Missing(Errno errno) implements FamilyResolution {}
}
