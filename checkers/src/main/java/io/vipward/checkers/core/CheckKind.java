package io.vipward.checkers.core;

/** Kinds of checkers that share the plain verdict engine, with the lines that keepalived 2.4.3 logs for them. */
public enum CheckKind {
    TCP;

    /** The keyword that configures it. */
    public String keyword() {
        return switch (this) {
            case TCP -> "TCP_CHECK";
        };
    }

    String succeeded(String realServer) {
        return switch (this) {
            case TCP -> "TCP connection to " + realServer + " success.";
        };
    }

    /**
     * The line of a final failure.
     *
     * @param retries failures before this one that did not count, 0 to leave them out
     */
    String failed(String realServer, long retries) {
        String text = switch (this) {
            case TCP -> "TCP_CHECK on service " + realServer + " failed";
        };
        return retries > 0 ? text + " after " + retries + " retries." : text + ".";
    }

    String attemptFailed(String realServer, boolean timedOut) {
        return switch (this) {
            case TCP -> "TCP connection to " + realServer + (timedOut ? " timeout." : " failed.");
        };
    }

    String rescheduled() {
        return switch (this) {
            case TCP -> "TCP socket bind failed. Rescheduling.";
        };
    }

    String noSocket() {
        return switch (this) {
            case TCP -> "TCP connect fail to create socket. Rescheduling.";
        };
    }
}
