package io.vipward.vrrp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key of {@code auth_hmac}: 32 to 64 bytes and a number. Its text shows only the number. */
public final class HmacKey {
    public static final int LEAST_BYTES = 32;
    public static final int MOST_BYTES = 64;

    static final String ALGORITHM = "HmacSHA256";

    private static final byte[] HEX = "hex:".getBytes(StandardCharsets.US_ASCII);

    private final int id;
    private final SecretKey key;

    private HmacKey(int id, SecretKey key) {
        this.id = id;
        this.key = key;
    }

    /**
     * The key that a text stands for, or null if it has too few or too many bytes, or other digits than hexadecimal ones.
     *
     * @param id 1..255
     * @param text {@code hex:} and digits, or the key itself; what stands in a {@code file:} has to be read before, and ends
     *     of line behind it are not part of the key
     */
    public static @Nullable HmacKey decode(int id, byte[] text) {
        byte[] written = withoutLineEnds(text);
        boolean hex = written.length >= HEX.length && Arrays.equals(written, 0, HEX.length, HEX, 0, HEX.length);
        byte[] bytes = hex ? digits(written) : written;
        if (bytes == null || bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            return null;
        }
        return new HmacKey(id, new SecretKeySpec(bytes, ALGORITHM));
    }

    public int id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    private static byte[] withoutLineEnds(byte[] text) {
        int end = text.length;
        while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(text, end);
    }

    private static byte @Nullable [] digits(byte[] text) {
        int digits = text.length - HEX.length;
        if (digits % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[digits / 2];
        for (int index = 0; index < bytes.length; index++) {
            int high = Character.digit(text[HEX.length + 2 * index], 16);
            int low = Character.digit(text[HEX.length + 2 * index + 1], 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[index] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HmacKey that && id == that.id && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return 31 * id + key.hashCode();
    }

    @Override
    public String toString() {
        return "HmacKey[" + id + "]";
    }
}
