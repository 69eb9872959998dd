package io.vipward.daemon.track;

/** How one run of a track script ended. */
public sealed interface ScriptRun {
    /** By itself. */
    record Exited(int status) implements ScriptRun {}

    /** By a signal that was not ours. */
    record Signalled(int signal) implements ScriptRun {}

    /** It outstayed its time. */
    record TimedOut() implements ScriptRun {}

    /** The kernel refused to execute it. */
    record NotStarted(String why) implements ScriptRun {}
}
