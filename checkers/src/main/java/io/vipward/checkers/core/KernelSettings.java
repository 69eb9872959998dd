package io.vipward.checkers.core;

import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.LvsSettings;
import io.vipward.parser.model.VrrpInstance;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration wants of IPVS as a whole.
 *
 * @param timeouts 0 where the kernel's own stays
 * @param sync null for no sync daemon
 * @param flush the table is emptied at the start, of what others put there, too
 */
public record KernelSettings(
        ConnectionTimeouts timeouts, @Nullable Sync sync, boolean flush, LvsSettings.FlushOnStop flushOnStop) {
    public static final KernelSettings DEFAULT =
            new KernelSettings(new ConnectionTimeouts(0, 0, 0), null, false, LvsSettings.FlushOnStop.NO);

    /**
     * Sync daemons.
     *
     * @param daemon with a role that does not count
     * @param instance whose state says which of the two runs, null where both do
     */
    public record Sync(SyncDaemon daemon, @Nullable String instance) {}

    public static KernelSettings of(Configuration configuration) {
        LvsSettings lvs = configuration.global().lvs();
        LvsSettings.Timeouts timeouts = lvs.timeouts();
        LvsSettings.SyncDaemon sync = lvs.sync();
        return new KernelSettings(
                new ConnectionTimeouts(timeouts.tcp(), timeouts.tcpFin(), timeouts.udp()),
                sync == null ? null : sync(sync, configuration),
                lvs.flush(),
                lvs.flushOnStop());
    }

    /** An instance that the configuration does not have is followed by nobody: keepalived, too, then starts no daemon. */
    private static @Nullable Sync sync(LvsSettings.SyncDaemon sync, Configuration configuration) {
        String instance = sync.instance();
        int id = sync.id() == null ? 0 : sync.id();
        if (instance != null) {
            VrrpInstance followed = configuration.vrrpInstances().stream()
                    .filter(each -> each.name().equals(instance))
                    .findAny()
                    .orElse(null);
            if (followed == null) {
                return null;
            }
            id = sync.id() == null ? followed.router().vrid() : id;
        }
        LvsSettings.SyncTransport transport = sync.transport();
        return new Sync(
                new SyncDaemon(
                        SyncDaemon.Role.BACKUP,
                        sync.interfaceName(),
                        id,
                        new SyncDaemon.Transport(
                                transport.most(), transport.port(), transport.hops(), transport.group())),
                instance);
    }

    /** For an engine that does not know of instances, or that knows of nothing else. */
    public KernelSettings withoutSync() {
        return new KernelSettings(timeouts, null, flush, flushOnStop);
    }
}
