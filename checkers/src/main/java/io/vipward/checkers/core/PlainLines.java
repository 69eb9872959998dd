package io.vipward.checkers.core;

/**
 * What keepalived 2.4.3 logs and mails of the checkers with plain verdicts. An empty line is not logged.
 */
sealed interface PlainLines {
    String succeeded();

    /**
     * The line of a final failure.
     *
     * @param retries failures before this one that did not count, 0 to leave them out
     */
    String failed(ProbeResult result, long retries);

    /**
     * The line of one failure among others ({@code log_all_failures}).
     *
     * @param last whether the line of a final failure follows
     */
    String attemptFailed(ProbeResult result, boolean last);

    String mailUp();

    String mailDown();

    static PlainLines of(CheckerSettings settings) {
        String server = settings.realServer();
        return switch (settings.kind()) {
            case TCP -> new Tcp(server);
            case UDP -> new Udp(server);
            case PING -> new Ping(server, settings.virtualServer());
            case DNS -> new Dns(server);
            case HTTP, SSL, SMTP, MISC, FILE, BFD ->
                throw new IllegalArgumentException(settings.kind().keyword() + " has verdicts of its own");
        };
    }

    /** TCP_CHECK. */
    record Tcp(String realServer) implements PlainLines {
        @Override
        public String succeeded() {
            return "TCP connection to " + realServer + " success.";
        }

        @Override
        public String failed(ProbeResult result, long retries) {
            return "TCP_CHECK on service " + realServer + " failed" + after(retries) + ".";
        }

        @Override
        public String attemptFailed(ProbeResult result, boolean last) {
            return "TCP connection to " + realServer + (timedOut(result) ? " timeout." : " failed.");
        }

        @Override
        public String mailUp() {
            return "=> TCP CHECK succeed on service <=";
        }

        @Override
        public String mailDown() {
            return "=> TCP CHECK failed on service <=";
        }
    }

    /** UDP_CHECK. */
    record Udp(String realServer) implements PlainLines {
        @Override
        public String succeeded() {
            return "UDP connection to " + realServer + " success.";
        }

        @Override
        public String failed(ProbeResult result, long retries) {
            return "UDP_CHECK on service " + realServer + " failed" + after(retries) + ".";
        }

        @Override
        public String attemptFailed(ProbeResult result, boolean last) {
            boolean mismatch =
                    result instanceof ProbeResult.Failure failure && failure.fault() == ProbeResult.Fault.CONTENT;
            return mismatch
                    ? "UDP check to " + realServer + " reply data mismatch."
                    : "UDP connection to " + realServer + " failed.";
        }

        @Override
        public String mailUp() {
            return "=> UDP CHECK succeed on service <=";
        }

        @Override
        public String mailDown() {
            return "=> UDP CHECK failed on service <=";
        }
    }

    /** PING_CHECK. */
    record Ping(String realServer, String virtualServer) implements PlainLines {
        @Override
        public String succeeded() {
            return "ICMP connection to " + realServer + " success.";
        }

        @Override
        public String failed(ProbeResult result, long retries) {
            return retries > 0
                    ? "ICMP CHECK on service " + realServer + " of " + virtualServer + " failed" + after(retries) + "."
                    : "ICMP CHECK on service " + realServer + " failed.";
        }

        @Override
        public String attemptFailed(ProbeResult result, boolean last) {
            return timedOut(result)
                    ? "ICMP connection to address " + realServer + " timeout."
                    : "ICMP connection to " + realServer + " of " + virtualServer + " failed.";
        }

        @Override
        public String mailUp() {
            return "=> ICMP CHECK succeed on service <=";
        }

        @Override
        public String mailDown() {
            return "=> ICMP CHECK failed on service <=";
        }
    }

    /** DNS_CHECK: one line whether it is final or not, and none for a success. */
    record Dns(String realServer) implements PlainLines {
        @Override
        public String succeeded() {
            return "";
        }

        @Override
        public String failed(ProbeResult result, long retries) {
            return "DNS_CHECK (" + realServer + ") " + text(result) + after(retries);
        }

        @Override
        public String attemptFailed(ProbeResult result, boolean last) {
            return last ? "" : "DNS_CHECK (" + realServer + ") " + text(result);
        }

        private static String text(ProbeResult result) {
            return result instanceof ProbeResult.Failure failure ? failure.text() : "read timeout from socket";
        }

        @Override
        public String mailUp() {
            return "=> DNS_CHECK: succeed on service <=";
        }

        @Override
        public String mailDown() {
            return "=> DNS_CHECK: failed on service <=";
        }
    }

    private static String after(long retries) {
        return retries > 0 ? " after " + retries + " retries" : "";
    }

    private static boolean timedOut(ProbeResult result) {
        return result instanceof ProbeResult.TimedOut;
    }
}
