package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * Which scripts may run, and as whom.
 *
 * @param enabled {@code enable_script_security}
 * @param user {@code script_user}, null where it was not given
 * @param group its group, null for the user's primary group
 * @param symbolicLinks {@code use_symlink_paths}: links in paths of scripts are kept
 * @param supplementaryGroups {@code set_supplementary_groups}: scripts get the user's other groups
 */
public record ScriptSecurity(
        boolean enabled,
        @Nullable String user,
        @Nullable String group,
        boolean symbolicLinks,
        boolean supplementaryGroups) {
    public static final ScriptSecurity NONE = new ScriptSecurity(false, null, null);

    /** With nothing but a user. */
    public ScriptSecurity(boolean enabled, @Nullable String user, @Nullable String group) {
        this(enabled, user, group, false, false);
    }
}
