package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * Files that the daemon reads and writes beside its configuration.
 *
 * @param umask file creation mask, 0..0777, 0177 by default
 * @param savedConfiguration {@code config_save_dir}: directory for the parsed configuration, null for none
 * @param workingCopy {@code tmp_config_directory}: directory of the working copy, null for memory
 */
public record FileSettings(
        int umask,
        @Nullable String savedConfiguration,
        @Nullable String workingCopy,
        Dumps dumps,
        IprouteDirectories iproute) {
    public static final FileSettings DEFAULT =
            new FileSettings(0177, null, null, Dumps.DEFAULT, IprouteDirectories.DEFAULT);

    /**
     * Where state is dumped to.
     *
     * @param state {@code state_dump_file}, null for the default place
     * @param statistics {@code stats_dump_file}, without effect in keepalived
     * @param json {@code json_dump_file}, without effect in keepalived
     * @param jsonVersion {@code json_version}, 1 or 2
     * @param useInstance {@code data_use_instance}: names contain instance and namespace
     */
    public record Dumps(
            @Nullable String state,
            @Nullable String statistics,
            @Nullable String json,
            int jsonVersion,
            boolean useInstance) {
        public static final Dumps DEFAULT = new Dumps(null, null, null, 1, false);
    }

    /**
     * Where {@code rt_tables} and its kind are.
     *
     * @param usr {@code iproute_usr_dir}, null for the system's
     * @param etc {@code iproute_etc_dir}, null for the system's
     */
    public record IprouteDirectories(
            @Nullable String usr, @Nullable String etc) {
        public static final IprouteDirectories DEFAULT = new IprouteDirectories(null, null);
    }
}
