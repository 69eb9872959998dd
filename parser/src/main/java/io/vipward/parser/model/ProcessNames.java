package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * Names of processes, at most 15 characters each, null where not given.
 *
 * @param standard {@code process_names}: parts are named after what they do
 * @param daemon {@code process_name}
 * @param vrrp {@code vrrp_process_name}
 * @param checker {@code checker_process_name}
 * @param bfd {@code bfd_process_name}
 */
public record ProcessNames(
        boolean standard,
        @Nullable String daemon,
        @Nullable String vrrp,
        @Nullable String checker,
        @Nullable String bfd) {
    public static final ProcessNames DEFAULT = new ProcessNames(false, null, null, null, null);
}
