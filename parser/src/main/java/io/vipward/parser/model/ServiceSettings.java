package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * How a virtual service schedules.
 *
 * @param scheduler {@code lb_algo}, the kernel's name
 * @param schedulerFlags {@code flag-1..3}, {@code sh-port} and so on: IP_VS_SVC_F_SCHED1 0x08, SCHED2 0x10, SCHED3 0x20
 * @param onePacket {@code ops}
 * @param persistenceSeconds 0 for none
 * @param persistenceGranularity prefix length 1..32 (1..128)
 * @param persistenceEngine such as {@code sip}, null for none
 */
public record ServiceSettings(
        String scheduler,
        int schedulerFlags,
        boolean onePacket,
        int persistenceSeconds,
        int persistenceGranularity,
        @Nullable String persistenceEngine) {}
