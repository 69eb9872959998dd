package io.vipward.daemon.track;

import io.vipward.daemon.track.ScriptDecision.Cause;
import io.vipward.daemon.track.ScriptUse.Kind;
import io.vipward.daemon.track.ScriptUse.Part;
import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Severity;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with scripts on this machine, judged as keepalived 2.4.3 judges it. */
final class ScriptFindings {
    private static final String DEFAULT_USER = "create the account keepalived_script, or name another with script_user";

    private final boolean userConfigured;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Set<Part> withoutDefaultUser = EnumSet.noneOf(Part.class);

    /**
     * None yet.
     *
     * @param userConfigured whether {@code script_user} stands in the configuration
     */
    ScriptFindings(boolean userConfigured) {
        this.userConfigured = userConfigured;
    }

    List<Diagnostic> all() {
        return List.copyOf(findings);
    }

    /** {@code script_user} does not exist. */
    void noSuchDefaultUser(Position position, String who) {
        add(
                DiagnosticCode.SCRIPT_USER_MISSING,
                Severity.ERROR,
                Verdict.REPORTED,
                position,
                "Error setting global script uid/gid: " + who + " does not exist, so there is no default user",
                "create it, or name another with script_user");
    }

    /** What needs a user but is no script, such as a FIFO, has none. */
    void noDefaultUser(Part reader, Position position, String what) {
        if (!userConfigured && withoutDefaultUser.add(reader)) {
            add(
                    DiagnosticCode.SCRIPT_USER_MISSING,
                    Severity.ERROR,
                    Verdict.REPORTED,
                    position,
                    "Unable to set default user keepalived_script for " + what,
                    DEFAULT_USER);
        }
    }

    void refused(ScriptUse use, Cause cause) {
        switch (cause) {
            case OWN_USER -> ownUser(use);
            case DEFAULT_USER -> defaultUser(use);
            case NOT_EXECUTABLE -> dropped(use, cause, Verdict.ACCEPTED);
            case INSECURE, NOT_ACCESSIBLE ->
                dropped(use, cause, use.kind() == Kind.TRACK ? Verdict.REPORTED_AT_END : Verdict.ACCEPTED);
        }
    }

    private void ownUser(ScriptUse use) {
        String command = quoted(use.command());
        String message = switch (use.kind()) {
            case TRACK -> "Unable to set uid/gid for script " + command;
            case CHECK -> "Failed to set uid/gid for misc checker script " + command + " - removing";
            case NOTIFY -> "Invalid user/group for notify script " + command + " - ignoring";
            case DAEMON -> "Invalid " + use.what() + ": its user or group does not exist";
        };
        boolean silent = use.kind() == Kind.NOTIFY;
        add(
                DiagnosticCode.SCRIPT_USER_MISSING,
                silent ? Severity.WARNING : Severity.ERROR,
                silent ? Verdict.ACCEPTED : Verdict.REPORTED,
                use.user(),
                message,
                "create the user, or name another one");
    }

    private void defaultUser(ScriptUse use) {
        if (use.kind() == Kind.NOTIFY) {
            noDefaultUser(use.reader(), use.end(), use.what());
            return;
        }
        String message = switch (use.kind()) {
            case TRACK -> "Unable to set default user for vrrp script " + use.what() + " - removing";
            case CHECK, NOTIFY -> "Unable to set default user for misc script " + quoted(use.command()) + " - removing";
            case DAEMON -> "Invalid " + use.what() + ": there is no default user";
        };
        add(DiagnosticCode.SCRIPT_USER_MISSING, Severity.ERROR, Verdict.REPORTED, use.end(), message, DEFAULT_USER);
        withoutDefaultUser.add(use.reader());
    }

    private void dropped(ScriptUse use, Cause cause, Verdict verdict) {
        String message = switch (use.kind()) {
            case TRACK -> "Disabling track script " + use.what() + " " + cause.words();
            case CHECK -> "Disabling misc script " + quoted(use.command()) + " " + cause.words();
            case NOTIFY, DAEMON -> use.what() + " does not run " + cause.words();
        };
        boolean harmless = use.kind() == Kind.NOTIFY || use.kind() == Kind.DAEMON;
        Position position = use.command().position();
        DiagnosticCode code = DiagnosticCode.SCRIPT_REFUSED;
        Severity severity = harmless ? Severity.WARNING : code.severity();
        findings.add(new Diagnostic(code, severity, verdict, new Span(position, 1, ""), message, Advice.NONE));
    }

    /** What tracks a script that was removed because of its user. */
    void untracked(Position position, String line) {
        DiagnosticCode code = DiagnosticCode.UNKNOWN_TRACKER;
        findings.add(
                new Diagnostic(code, code.severity(), code.verdict(), new Span(position, 1, ""), line, Advice.NONE));
    }

    private void add(
            DiagnosticCode code, Severity severity, Verdict verdict, Position position, String message, String help) {
        findings.add(new Diagnostic(code, severity, verdict, new Span(position, 1, ""), message, Advice.help(help)));
    }

    /** As keepalived writes commands in its messages. */
    private static String quoted(ScriptCommand command) {
        return command.arguments().stream()
                .map(argument -> "'" + argument + "'")
                .collect(Collectors.joining(" "));
    }
}
