package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * The {@code SSL} block: how checkers identify themselves. The files are not looked at here.
 *
 * @param password of the key
 * @param certificateAuthority {@code ca}, a file
 * @param certificate a file
 * @param key a file
 */
public record SslSettings(
        Origins origins,
        @Nullable String password,
        @Nullable String certificateAuthority,
        @Nullable String certificate,
        @Nullable String key) {
    @Override
    public String toString() {
        return "SslSettings[" + certificateAuthority + ", " + certificate + ", " + key + "]";
    }
}
