package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * Which scripts may run, and as whom.
 *
 * @param enabled {@code enable_script_security}
 * @param user {@code script_user}, null where it was not given
 * @param group its group, null for the user's primary group
 */
public record ScriptSecurity(
        boolean enabled, @Nullable String user, @Nullable String group) {
    public static final ScriptSecurity NONE = new ScriptSecurity(false, null, null);
}
