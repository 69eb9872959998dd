package io.vipward.ipvs.table;

import java.util.Set;

/**
 * A virtual service as the kernel keeps it.
 *
 * @param onePacket one-packet scheduling ({@code ops}); the kernel accepts it for TCP too, where it makes no sense
 */
public record Service(
        ServiceKey key,
        Scheduler scheduler,
        Set<SchedulerFlag> schedulerFlags,
        boolean onePacket,
        Persistence persistence) {
    /** IP_VS_SVC_F_PERSISTENT. */
    public static final int FLAG_PERSISTENT = 0x0001;

    /** IP_VS_SVC_F_ONEPACKET. */
    public static final int FLAG_ONE_PACKET = 0x0004;

    public Service {
        schedulerFlags = Set.copyOf(schedulerFlags);
        if (persistence.granularity().family() != key.family()) {
            throw new IllegalArgumentException(key.text() + " has a granularity of another address family");
        }
    }

    /** Without persistence and flags. */
    public static Service plain(ServiceKey key, Scheduler scheduler) {
        return new Service(key, scheduler, Set.of(), false, Persistence.none(key.family()));
    }

    /** The flag word of IPVS_SVC_ATTR_FLAGS, without the kernel's own IP_VS_SVC_F_HASHED. */
    public int flagBits() {
        return (persistence.enabled() ? FLAG_PERSISTENT : 0)
                | (onePacket ? FLAG_ONE_PACKET : 0)
                | SchedulerFlag.bits(schedulerFlags);
    }
}
