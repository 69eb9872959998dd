package io.vipward.checkers.core;

import java.util.List;

/** How one attempt of a checker ended. */
public sealed interface ProbeResult {
    /** A success that there is nothing more to say of. */
    ProbeResult SUCCESS = new Success("", List.of());

    /** The one time-out there is. */
    ProbeResult TIMED_OUT = new TimedOut();

    /** What is logged of the attempt whatever comes of it. */
    List<Event> remarks();

    /**
     * The server answered as it should.
     *
     * @param test the last thing that was looked at, such as {@code HTTP status code}; empty where that is never logged
     */
    record Success(String test, List<Event> remarks) implements ProbeResult {
        public Success {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * The server, or the way to it, said no.
     *
     * @param text such as {@code Connection refused}, or the reason that keepalived logs
     */
    record Failure(Fault fault, String text, List<Event> remarks) implements ProbeResult {
        public Failure {
            remarks = List.copyOf(remarks);
        }

        public Failure(String text) {
            this(Fault.CONNECTION, text, List.of());
        }
    }

    /** Nothing came back within {@code connect_timeout}. */
    record TimedOut() implements ProbeResult {
        @Override
        public List<Event> remarks() {
            return List.of();
        }
    }

    /**
     * The attempt could not be made, for a reason of this machine: it says nothing about the server.
     *
     * @param object what the call was for: the socket mark, the interface; empty where the line does not name it
     */
    record LocalError(Stage stage, int errno, String text, String object) implements ProbeResult {
        @Override
        public List<Event> remarks() {
            return List.of();
        }
    }

    /**
     * A program has ended.
     *
     * @param durationNanos from its start: the next run counts from there
     */
    record ProgramEnded(End end, int number, long durationNanos) implements ProbeResult {
        @Override
        public List<Event> remarks() {
            return List.of();
        }
    }

    /**
     * A page has come, and was looked at.
     *
     * @param announced bytes of the body, by the header; -1 where it does not say
     * @param received bytes of the body
     * @param judgement what it is worth
     */
    record Page(long announced, long received, ProbeResult judgement) implements ProbeResult {
        @Override
        public List<Event> remarks() {
            return judgement.remarks();
        }
    }

    /** How a program can end; the number that belongs to it is the exit status or the signal. */
    enum End {
        EXITED,
        SIGNALLED,
        TIMED_OUT,
        /** It could not be started; the number is the errno. */
        NOT_STARTED
    }

    /** What was wrong. */
    enum Fault {
        CONNECTION,
        /** It answered, but not what it should. */
        CONTENT
    }

    /** What could not be done. */
    enum Stage {
        SOCKET,
        MARK,
        DEVICE,
        BIND,
        CONNECT
    }
}
