package io.vipward.vrrp.wire;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC (RFC 2104), cut to its first bytes. */
final class Digest {
    private Digest() {}

    static byte[] of(SecretKey key, byte[] covered, int bytes) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(covered), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(key.getAlgorithm() + " is part of every Java platform", e);
        }
    }
}
