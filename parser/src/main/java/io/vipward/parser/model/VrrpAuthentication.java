package io.vipward.parser.model;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * {@code authentication} of VRRPv2 (RFC 2338, section 10).
 *
 * @param passwordHex the eight bytes of the password, zero padded, as hex; all zero for {@link Type#NONE}
 * @param hmac {@code auth_hmac}, null for none
 */
public record VrrpAuthentication(
        Type type, @Secret String passwordHex, @Nullable AuthHmac hmac) {
    public static final VrrpAuthentication NONE = new VrrpAuthentication(Type.NONE, "0000000000000000", null);

    /** The authentication type field of a VRRPv2 advert. */
    public enum Type {
        NONE(0),
        PASS(1),
        /** IPsec's authentication header. */
        AH(2);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    public VrrpAuthentication {
        if (passwordHex.length() != 16) {
            throw new IllegalArgumentException("a VRRP password is eight bytes");
        }
    }

    /** A password and no digest. */
    public static VrrpAuthentication of(Type type, String passwordHex) {
        return new VrrpAuthentication(type, passwordHex, null);
    }

    /** A digest and no password. */
    public static VrrpAuthentication of(AuthHmac hmac) {
        return new VrrpAuthentication(Type.NONE, NONE.passwordHex, hmac);
    }

    /** Eight bytes, a new array each time. */
    public byte[] password() {
        return HexFormat.of().parseHex(passwordHex);
    }

    @Override
    public String toString() {
        return "VrrpAuthentication[" + type + (hmac == null ? "" : " " + hmac) + "]";
    }
}
