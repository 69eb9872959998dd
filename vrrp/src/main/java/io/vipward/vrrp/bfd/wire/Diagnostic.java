package io.vipward.vrrp.bfd.wire;

/** Why a system last left Up (RFC 5880, section 4.1, {@code Diag}). */
public enum Diagnostic {
    NONE(0, "No Diagnostic"),
    DETECTION_TIME_EXPIRED(1, "Control Detection Time Expired"),
    ECHO_FAILED(2, "Echo Function Failed"),
    NEIGHBOR_SIGNALED_DOWN(3, "Neighbor Signaled Session Down"),
    FORWARDING_PLANE_RESET(4, "Forwarding Plane Reset"),
    PATH_DOWN(5, "Path Down"),
    CONCATENATED_PATH_DOWN(6, "Concatenated Path Down"),
    ADMINISTRATIVELY_DOWN(7, "Administratively Down"),
    REVERSE_CONCATENATED_PATH_DOWN(8, "Reverse Concatenated Path Down");

    /** The greatest code that has a meaning. */
    static final int MAX_CODE = 8;

    private static final Diagnostic[] BY_CODE = values();

    private final int code;
    private final String text;

    Diagnostic(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    /** As keepalived logs it. */
    public String text() {
        return text;
    }

    /** Of 0 to {@link #MAX_CODE}. */
    static Diagnostic of(int code) {
        return BY_CODE[code];
    }
}
