package io.vipward.checkers.core;

/** Kinds of checkers, with the words that their log lines begin with. */
public enum CheckKind {
    TCP("TCP_CHECK", "TCP socket bind failed. Rescheduling.", "TCP connect fail to create socket. Rescheduling."),
    HTTP("HTTP_GET", "WEB socket bind failed. Rescheduling", "WEB connection fail to create socket. Rescheduling."),
    SSL("SSL_GET", "WEB socket bind failed. Rescheduling", "WEB connection fail to create socket. Rescheduling."),
    SMTP(
            "SMTP_CHECK",
            "SMTP_CHECK socket bind failed. Rescheduling.",
            "SMTP_CHECK connection failed to create socket."),
    DNS("DNS_CHECK", "UDP socket bind failed. Rescheduling.", "failed to create socket. Rescheduling."),
    UDP("UDP_CHECK", "UDP socket bind failed. Rescheduling.", "UDP connect fail to create socket. Rescheduling."),
    PING("PING_CHECK", "ICMP bind failed. Rescheduling.", "ICMP connect fail to create socket. Rescheduling."),
    MISC("MISC_CHECK", "", ""),
    FILE("FILE_CHECK", "", ""),
    BFD("BFD_CHECK", "", "");

    private final String keyword;
    private final String rescheduled;
    private final String noSocket;

    CheckKind(String keyword, String rescheduled, String noSocket) {
        this.keyword = keyword;
        this.rescheduled = rescheduled;
        this.noSocket = noSocket;
    }

    /** The keyword that configures it. */
    public String keyword() {
        return keyword;
    }

    /** Why an attempt could not be made, and that it comes later: keepalived's line. */
    String rescheduled(ProbeResult.Stage stage, String realServer) {
        String text = stage == ProbeResult.Stage.SOCKET ? noSocket : rescheduled;
        return this == DNS ? "DNS_CHECK (" + realServer + ") " + text : text;
    }
}
