package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * When and how the configuration is reloaded.
 *
 * @param checkLog {@code reload_check_config}: file for what is wrong with a new configuration, null for no check
 * @param timeFile {@code reload_time_file}: file with the time of the next reload, null for none
 * @param repeat {@code reload_repeat}: at that time every day
 * @param progressFile {@code reload_file}: file that exists during a reload, empty for the default one, null for none
 */
public record ReloadSettings(
        @Nullable String checkLog,
        @Nullable String timeFile,
        boolean repeat,
        @Nullable String progressFile) {
    public static final ReloadSettings NONE = new ReloadSettings(null, null, false, null);
}
