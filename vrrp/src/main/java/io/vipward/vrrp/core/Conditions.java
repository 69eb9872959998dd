package io.vipward.vrrp.core;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance knows of everything but the adverts of others.
 *
 * @param source address that adverts are sent from, null if the interface has none
 * @param imposed what stands in its way beyond its own settings, such as a faulty member of its group
 * @param quietUntilNanos end of the start-up delay: nothing is heard and no timer runs before; in the past usually
 */
public record Conditions(World world, @Nullable InetAddress source, List<FaultCause> imposed, long quietUntilNanos) {
    public Conditions {
        imposed = List.copyOf(imposed);
    }

    /** Nothing imposed, no delay. */
    public static Conditions of(World world, @Nullable InetAddress source) {
        return new Conditions(world, source, List.of(), Long.MIN_VALUE);
    }

    /** The same in another world. */
    public Conditions with(World other) {
        return new Conditions(other, source, imposed, quietUntilNanos);
    }

    /** The same with another source address. */
    public Conditions withSource(@Nullable InetAddress other) {
        return new Conditions(world, other, imposed, quietUntilNanos);
    }

    /** The same with other obstacles. */
    public Conditions withImposed(List<FaultCause> causes) {
        return new Conditions(world, source, causes, quietUntilNanos);
    }
}
