package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * How a check speaks HTTP.
 *
 * @param virtualHost for URLs without their own: of the checker, the real server or the virtual server; null for the
 *     address and port
 * @param sni {@code enable_sni}: sends the name of the host in the TLS handshake
 * @param sniName {@code sni_name}: the name that is sent instead, null for that of the host
 * @param fastRecovery {@code fast_recovery}: checks the other URLs at once when a failed one is good again
 * @param tlsCompliant {@code tls_compliant}: sends and expects close_notify
 */
public record HttpSettings(
        Protocol protocol,
        @Nullable String virtualHost,
        boolean sni,
        @Nullable String sniName,
        boolean fastRecovery,
        boolean tlsCompliant) {
    /** {@code http_protocol}, by the word of the language. */
    public enum Protocol {
        HTTP_1_0("1.0"),
        /** With {@code Connection: close}. */
        HTTP_1_0_CLOSE("1.0C"),
        HTTP_1_1("1.1");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
