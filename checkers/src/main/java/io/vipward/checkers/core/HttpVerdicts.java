package io.vipward.checkers.core;

import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.UrlCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts of HTTP_GET and SSL_GET: the URLs are asked for one after the other, {@code delay_loop} apart; the server is
 * up when all of them answered well in a row. While one of them is known to be bad, only that one is asked for.
 */
final class HttpVerdicts implements Verdicts {
    private final CheckerSettings settings;
    private final CheckSchedule schedule;
    private final HttpCheck check;

    HttpVerdicts(CheckerSettings settings, HttpCheck check) {
        this.settings = settings;
        this.schedule = settings.schedule();
        this.check = check;
    }

    @Override
    public CheckerStep onResult(CheckerState state, ProbeResult result, long nowNanos) {
        if (result instanceof ProbeResult.LocalError error) {
            return Verdicts.onLocalError(settings, state, error, nowNanos);
        }
        List<Event> events = new ArrayList<>(result.remarks());
        if (result instanceof ProbeResult.Page page) {
            CheckerState looked = sayLength(state, page, events);
            return judge(looked, page.judgement(), nowNanos, events);
        }
        return judge(state, result, nowNanos, events);
    }

    private CheckerStep judge(CheckerState state, ProbeResult result, long nowNanos, List<Event> events) {
        return result instanceof ProbeResult.Success success
                ? onSuccess(state, success, nowNanos, events)
                : onFailure(state, result, nowNanos, events);
    }

    /** A body of another length than announced is no failure; it is said once for each difference. */
    private CheckerState sayLength(CheckerState state, ProbeResult.Page page, List<Event> events) {
        long difference = page.announced() < 0 ? 0 : page.announced() - page.received();
        UrlWalk walk = state.urls();
        if (difference == walk.difference()) {
            return state;
        }
        if (difference != 0) {
            UrlCheck url = check.urls().get(walk.current());
            String host = check.virtualHost(url);
            events.add(new Event.CheckLine("http_check for RS " + settings.realServer() + " VS "
                    + settings.virtualServer() + " url " + (host == null ? "" : host) + url.path()
                    + ": content_length (" + page.announced() + ") does not match received bytes (" + page.received()
                    + ")"));
        }
        return state.at(walk.withDifference(difference));
    }

    private CheckerStep onSuccess(CheckerState state, ProbeResult.Success success, long nowNanos, List<Event> events) {
        UrlWalk walk = state.urls();
        Reason reason = Verdicts.reason(settings, success);
        if (!state.up()) {
            String path = check.urls().get(walk.current()).path();
            events.add(new Event.CheckLine(
                    success.test() + " success to " + settings.realServer() + " url(" + path + ")"));
        }
        CheckerState calm = state.withFailures(state.hasRun() ? 0 : schedule.retry());
        if (walk.waitsForFailed()) {
            return wait(calm.at(walk.first()), reason, nowNanos + betweenUrls(state), events);
        }
        if (walk.current() < check.urls().size() - 1) {
            return wait(calm.at(walk.next()), reason, nowNanos + betweenUrls(state), events);
        }
        CheckerState next = state.decided(true).at(walk.first());
        Optional<Verdict> verdict = Optional.empty();
        if (!state.up() || !state.hasRun()) {
            events.add(new Event.CheckLine("Remote Web server " + settings.realServer() + " succeed on service."));
            Optional<String> mail = state.up() ? Optional.empty() : Optional.of("=> CHECK succeed on service <=");
            verdict = Optional.of(new Verdict(true, state.up(), !state.hasRun(), schedule.alpha(), reason, mail));
        }
        return new CheckerStep(next, reason, nowNanos + schedule.delayLoopNanos(), verdict, events);
    }

    /** {@code fast_recovery} hurries where the answer is waited for: before the first verdict, and to come up again. */
    private long betweenUrls(CheckerState state) {
        boolean hurry = check.http().fastRecovery() && (!state.hasRun() || !state.up());
        return hurry ? 0 : schedule.delayLoopNanos();
    }

    private CheckerStep onFailure(CheckerState state, ProbeResult result, long nowNanos, List<Event> events) {
        Reason reason = Verdicts.reason(settings, result);
        UrlWalk walk = state.urls();
        if (!state.up() && state.hasRun()) {
            long delay = walk.waitsForFailed() ? untilFailedAgain() : schedule.delayBeforeRetryNanos();
            return wait(state, reason, nowNanos + delay, events);
        }
        if (settings.logAllFailures() && result instanceof ProbeResult.Failure failure) {
            events.add(new Event.CheckLine(failure.text() + " server " + settings.realServer() + "."));
        }
        if (state.failures() < schedule.retry()) {
            CheckerState next = state.withFailures(state.failures() + 1);
            return wait(next, reason, nowNanos + schedule.delayBeforeRetryNanos(), events);
        }
        CheckerState next = state.decided(false).at(walk.failedHere());
        if (!state.up()) {
            // An alpha server that never was up: keepalived counts it as run before the verdict is looked at.
            return wait(next, reason, nowNanos + untilFailedAgain(), events);
        }
        String retries = schedule.retry() > 0 ? " after " + schedule.retry() + " retries" : "";
        String name = settings.kind() == CheckKind.SSL ? "SSL" : "HTTP";
        events.add(
                new Event.CheckLine(name + "_CHECK on service " + settings.realServer() + " failed" + retries + "."));
        Verdict verdict = new Verdict(
                false,
                true,
                !state.hasRun(),
                schedule.alpha(),
                reason,
                Optional.of("=> CHECK failed on service : HTTP/SSL request failed <="));
        return new CheckerStep(next, reason, nowNanos + untilFailedAgain(), Optional.of(verdict), events);
    }

    private long untilFailedAgain() {
        return Math.max(schedule.delayBeforeRetryNanos(), schedule.delayLoopNanos());
    }

    private static CheckerStep wait(CheckerState next, Reason reason, long nextAt, List<Event> events) {
        return new CheckerStep(next, reason, nextAt, Optional.empty(), events);
    }
}
