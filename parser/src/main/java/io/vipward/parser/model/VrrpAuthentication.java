package io.vipward.parser.model;

import java.util.HexFormat;

/**
 * {@code authentication} of VRRPv2 (RFC 2338, section 10).
 *
 * @param passwordHex the eight bytes of the password, zero padded, as hex; all zero for {@link Type#NONE}
 */
public record VrrpAuthentication(Type type, @Secret String passwordHex) {
    public static final VrrpAuthentication NONE = new VrrpAuthentication(Type.NONE, "0000000000000000");

    /** The authentication type field of a VRRPv2 advert. */
    public enum Type {
        NONE(0),
        PASS(1);

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

    /** Eight bytes, a new array each time. */
    public byte[] password() {
        return HexFormat.of().parseHex(passwordHex);
    }

    @Override
    public String toString() {
        return "VrrpAuthentication[" + type + "]";
    }
}
