package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about interfaces outside of instances.
 *
 * @param garpGroups {@code garp_group}; an interface is in one of them only
 * @param polled {@code linkbeat_interfaces}
 * @param delays {@code interface_up_down_delays}, unique by interface
 */
public record Interfaces(List<GarpGroup> garpGroups, List<PolledLink> polled, List<LinkDelay> delays) {
    public static final Interfaces NONE = new Interfaces(List.of(), List.of(), List.of());

    public Interfaces {
        garpGroups = List.copyOf(garpGroups);
        polled = List.copyOf(polled);
        delays = List.copyOf(delays);
    }

    /**
     * Interfaces that share the pacing of gratuitous ARP.
     *
     * @param garpNanos gap between ARP messages, null where the global one holds
     * @param gnaNanos gap between neighbour advertisements, null where the global one holds
     */
    public record GarpGroup(
            @Nullable Long garpNanos, @Nullable Long gnaNanos, List<Member> members, Position position) {
        public GarpGroup {
            members = List.copyOf(members);
        }
    }

    /** An interface, and where it is named; of a list that is the end of the list. */
    public record Member(String interfaceName, Position position) {}

    /** How a link state is asked for. */
    public enum PollMethod {
        MII,
        ETHTOOL,
        IOCTL
    }

    /**
     * An interface whose link state is asked for and not waited for.
     *
     * @param method null for the first that works
     */
    public record PolledLink(String interfaceName, @Nullable PollMethod method, Position position) {}

    /**
     * How long a link state must last before it counts.
     *
     * @param downNanos 0..255 s
     * @param upNanos 0..255 s
     */
    public record LinkDelay(String interfaceName, long downNanos, long upNanos, Position position) {}
}
