package io.vipward.vrrp.bfd;

/**
 * The log texts that monitoring greps for, word for word as keepalived writes them. The first {@code %s} of those about a
 * session is its name, or as many blanks as that takes.
 */
public enum BfdMessage {
    ENTERING_UP("(%s) Entering Up state", false),
    ENTERING_DOWN("(%s) Entering Down state (Local diagnostic - %s, Remote diagnostic - %s)", false),
    ENTERING_ADMIN_DOWN("(%s) Entering AdminDown state", false),
    SOCKET_CALL_FAILED("(%s) %s() error (%s)", false),
    SOCKET_REFUSED("(%s) Unable to open output socket, disabling instance", false),
    SEND_CALL_FAILED("sendto() error (%s)", false),
    SEND_FAILED("(%s) Error sending packet", false),
    STARTING_POLL("(%s) Starting poll sequence", true),
    EXPIRED("(%s) Expired after %d ms (%d usec overdue)", false),
    PARAMETERS("(%s) ---------------< Session parameters >--------------", true),
    PARAMETER_NAMES("%s         min_tx  min_rx  tx_intv  mult  detect_time", true),
    LOCAL_PARAMETERS("%slocal  %8d %7d %8d %5d %12d", true),
    REMOTE_PARAMETERS("%sremote %8d %7d %8d %5d %12d", true),
    DETECTION_TIME("%sDetection time is %d us (was %d us)", false),

    BOGUS_DETAIL("%s", true),
    BOGUS("Discarding bogus packet from %s", true),
    NO_SESSION("Discarding packet from %s (session is not found - your discriminator field is 0x%08x)", true),
    HOP_LIMIT("Packet ttl(%d) < %d - discarding", true),
    AUTHENTICATED("Discarding packet from %s (auth bit is set, but no authentication  is in use)", true),
    OTHER_SENDER("Discarding packet from %s ((%s) is heard from %s)", true),

    HOP_LIMIT_HINT(
            "(%s) sends with hop limit %d; neighbours that follow RFC 5881 want 255: set hoplimit 255 on both sides",
            false);

    private final String format;
    private final boolean detail;

    BfdMessage(String format, boolean detail) {
        this.format = format;
        this.detail = detail;
    }

    String format() {
        return format;
    }

    /** Only with detailed logging ({@code -D}). */
    public boolean detail() {
        return detail;
    }
}
