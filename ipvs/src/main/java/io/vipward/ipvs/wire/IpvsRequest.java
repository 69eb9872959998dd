package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import org.jspecify.annotations.Nullable;

/**
 * A request, decoded as the kernel would.
 *
 * @param key null where the command names no service
 * @param scheduler the scheduler's name as sent, which may be unknown or empty
 * @param service null where the fields beside the key make no service, as in most deletions
 * @param destination null where the command names none
 */
public record IpvsRequest(
        IpvsCommand command,
        @Nullable ServiceKey key,
        String scheduler,
        @Nullable Service service,
        @Nullable Destination destination) {}
