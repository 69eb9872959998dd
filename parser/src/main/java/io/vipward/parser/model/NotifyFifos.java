package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * FIFOs that are told of changes.
 *
 * @param all {@code notify_fifo}
 * @param vrrp {@code vrrp_notify_fifo}
 * @param lvs {@code lvs_notify_fifo}
 */
public record NotifyFifos(Fifo all, Fifo vrrp, Fifo lvs) {
    public static final NotifyFifos NONE = new NotifyFifos(Fifo.NONE, Fifo.NONE, Fifo.NONE);

    /**
     * One of them.
     *
     * @param path null for no FIFO
     * @param user owner of the FIFO, null for the default user of scripts
     * @param group null for the user's primary group
     * @param script {@code ..._script}: reads the FIFO, null for none
     */
    public record Fifo(
            @Nullable String path,
            @Nullable String user,
            @Nullable String group,
            @Nullable ScriptCommand script) {
        public static final Fifo NONE = new Fifo(null, null, null, null);
    }
}
