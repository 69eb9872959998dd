package io.vipward.vrrp.bfd.wire;

/** State of a session as packets say it (RFC 5880, section 4.1, {@code Sta}). */
public enum SessionState {
    ADMIN_DOWN(0, "AdminDown"),
    DOWN(1, "Down"),
    INIT(2, "Init"),
    UP(3, "Up");

    private static final SessionState[] BY_CODE = values();

    private final int code;
    private final String text;

    SessionState(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    /** As the RFC and the log write it. */
    public String text() {
        return text;
    }

    /** Of two bits. */
    static SessionState of(int code) {
        return BY_CODE[code];
    }
}
