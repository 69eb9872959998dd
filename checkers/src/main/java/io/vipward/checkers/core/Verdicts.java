package io.vipward.checkers.core;

import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.SmtpCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides what the attempts of one checker mean for its server, and when the next one is due. Pure. */
public interface Verdicts {
    /** The fixed part of the delay before the first attempt. */
    long START_DELAY_NANOS = 1_000_000_000L;

    /**
     * An attempt has ended.
     *
     * @param nowNanos the end of the attempt
     */
    CheckerStep onResult(CheckerState state, ProbeResult result, long nowNanos);

    /**
     * The engine of a checker.
     *
     * @param program what a MISC_CHECK runs, as its log lines name it; of no meaning for the others
     * @param configuredWeight of the real server
     */
    static Verdicts of(CheckerSettings settings, Checker check, String program, int configuredWeight) {
        if (check instanceof HttpCheck http) {
            return new HttpVerdicts(settings, http);
        } else if (check instanceof SmtpCheck) {
            return new SmtpVerdicts(settings);
        } else if (check instanceof MiscCheck misc) {
            return new MiscVerdicts(settings, misc.dynamic(), program, configuredWeight);
        }
        return new PlainVerdicts(settings, PlainLines.of(settings));
    }

    /** When the first attempt of a start or a reload is due: after 1 s and a random part of {@code warmup}. */
    static long firstProbeAt(CheckSchedule schedule, long nowNanos, RandomGenerator random) {
        long warmup = schedule.warmupNanos();
        return nowNanos + START_DELAY_NANOS + (warmup > 0 ? random.nextLong(warmup + 1) : 0);
    }

    /** The attempt says nothing of the server: everything stays as it is, and is tried again later. */
    static CheckerStep onLocalError(
            CheckerSettings settings, CheckerState state, ProbeResult.LocalError error, long nowNanos) {
        List<Event> events = new ArrayList<>();
        boolean connect = error.stage() == ProbeResult.Stage.CONNECT;
        if (!connect || error.errno() != state.lastErrno()) {
            events.add(new Event.ProbeImpossible(error));
        }
        events.add(new Event.CheckRescheduled(settings.kind(), error.stage(), settings.realServer()));
        CheckerState next = connect ? state.withLastErrno(error.errno()) : state;
        return new CheckerStep(
                next,
                reason(settings, error),
                nowNanos + settings.schedule().delayLoopNanos(),
                Optional.empty(),
                events);
    }

    /** Why a result means what it means, for people. */
    static Reason reason(CheckerSettings settings, ProbeResult result) {
        String keyword = settings.kind().keyword();
        if (result instanceof ProbeResult.Success) {
            return new Reason(Reason.Cause.CHECK_SUCCEEDED, keyword + " succeeded");
        }
        if (result instanceof ProbeResult.Failure failure) {
            // The texts of web checks end where the line goes on with the server.
            boolean web = settings.kind() == CheckKind.HTTP || settings.kind() == CheckKind.SSL;
            String text = failure.text().strip() + (web ? " server " + settings.realServer() : "");
            return new Reason(Reason.Cause.CHECK_FAILED, keyword + ": " + text);
        }
        if (result instanceof ProbeResult.LocalError error) {
            return new Reason(Reason.Cause.CHECK_FAILED, keyword + " could not be made: " + error.text());
        }
        if (result instanceof ProbeResult.ProgramEnded ended) {
            return MiscVerdicts.reason(ended);
        }
        return new Reason(Reason.Cause.CHECK_FAILED, keyword + ": no answer in time");
    }
}
