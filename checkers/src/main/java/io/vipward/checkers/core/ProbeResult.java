package io.vipward.checkers.core;

/** How one attempt of a checker ended. */
public sealed interface ProbeResult {
    /** The one success there is. */
    ProbeResult SUCCESS = new Success();

    /** The one time-out there is. */
    ProbeResult TIMED_OUT = new TimedOut();

    /** The server answered as it should. */
    record Success() implements ProbeResult {}

    /**
     * The server, or the way to it, said no.
     *
     * @param text such as {@code Connection refused}
     */
    record Failure(String text) implements ProbeResult {}

    /** Nothing came back within {@code connect_timeout}. */
    record TimedOut() implements ProbeResult {}

    /**
     * The attempt could not be made, for a reason of this machine: it says nothing about the server.
     *
     * @param object what the call was for: the socket mark, the interface; empty where the line does not name it
     */
    record LocalError(Stage stage, int errno, String text, String object) implements ProbeResult {}

    /** What could not be done. */
    enum Stage {
        SOCKET,
        MARK,
        DEVICE,
        BIND,
        CONNECT
    }
}
