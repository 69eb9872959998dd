package io.vipward.vrrp.wire;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The password of {@code auth_type AH} as a key: always eight bytes, padded with zeros. Its text shows nothing. */
public final class AhKey {
    static final String ALGORITHM = "HmacMD5";

    private static final int BYTES = 8;

    private final SecretKey key;

    private AhKey(SecretKey key) {
        this.key = key;
    }

    /**
     * The key of a password.
     *
     * @param password of which the first eight bytes count
     */
    public static AhKey of(byte[] password) {
        return new AhKey(new SecretKeySpec(Arrays.copyOf(password, BYTES), ALGORITHM));
    }

    SecretKey key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AhKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "AhKey";
    }
}
