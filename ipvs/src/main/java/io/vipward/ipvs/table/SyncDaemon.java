package io.vipward.ipvs.table;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the kernel that tells other directors of our connections, or hears of theirs (linux/ip_vs.h,
 * IPVS_DAEMON_ATTR_*). One of each role may run.
 *
 * @param id 0..255; packets with another one are not heard
 */
public record SyncDaemon(Role role, String interfaceName, int id, Transport transport) {
    private static final int DEFAULT_PORT = 8848;
    private static final int DEFAULT_TTL = 1;
    private static final String DEFAULT_GROUP = "224.0.0.81";

    /** What it does (IP_VS_STATE_*). */
    public enum Role {
        /** Sends. */
        MASTER(1),
        /** Hears. */
        BACKUP(2);

        private final int number;

        Role(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        public Role other() {
            return this == MASTER ? BACKUP : MASTER;
        }

        /** Lower case, as {@code ipvsadm} writes it. */
        public String text() {
            return this == MASTER ? "master" : "backup";
        }

        public static Optional<Role> byNumber(int number) {
            for (Role role : values()) {
                if (role.number == number) {
                    return Optional.of(role);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Its packets; 0 and null stand for the kernel's defaults.
     *
     * @param maxBytes of UDP payload, 1..65507; by default what the interface carries
     * @param port 1..65535, 8848 by default
     * @param ttl 1..255, 1 by default
     * @param group of multicast, 224.0.0.81 by default
     */
    public record Transport(
            int maxBytes, int port, int ttl, @Nullable InetAddress group) {
        public static final Transport DEFAULT = new Transport(0, 0, 0, null);
    }

    /**
     * Whether one that runs is what this asks for; a number of bytes that is not asked for may be any.
     *
     * @param listed with all values, as the kernel lists it
     */
    public boolean matches(SyncDaemon listed) {
        Transport its = listed.transport;
        InetAddress group = transport.group();
        return role == listed.role
                && interfaceName.equals(listed.interfaceName)
                && id == listed.id
                && (transport.maxBytes() == 0 || transport.maxBytes() == its.maxBytes())
                && orDefault(transport.port(), DEFAULT_PORT) == orDefault(its.port(), DEFAULT_PORT)
                && orDefault(transport.ttl(), DEFAULT_TTL) == orDefault(its.ttl(), DEFAULT_TTL)
                && (group == null ? isDefault(its.group()) : group.equals(its.group()));
    }

    private static int orDefault(int value, int otherwise) {
        return value == 0 ? otherwise : value;
    }

    private static boolean isDefault(@Nullable InetAddress group) {
        return group == null || group.getHostAddress().equals(DEFAULT_GROUP);
    }

    public SyncDaemon as(Role other) {
        return new SyncDaemon(other, interfaceName, id, transport);
    }
}
