package io.vipward.daemon.notify;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs notify scripts: those of one object strictly in the order of its changes, those of different objects side by side. The
 * scripts of one event are started together; those of the next when all of them have ended. A script may run for as long as
 * it likes while nothing waits for it; once something does, it has a limit. On the loop's thread.
 */
final class ScriptQueues {
    /** How many events of one object wait; beyond, the oldest of them are dropped. */
    static final int WAITING_PER_SUBJECT = 64;

    /** How many objects' scripts run side by side. */
    static final int PARALLEL = 256;

    /** What scripts have at the end of the daemon, as keepalived gives them. */
    private static final long CLOSING_NANOS = 1_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(ScriptQueues.class);

    private final EventLoop loop;
    private final ScriptStarter starter;
    private final Map<String, ScriptQueue> queues = new HashMap<>();
    private final Set<ScriptQueue> wantPlace = new LinkedHashSet<>();
    private long limitNanos;
    private int active;
    private boolean closing;

    ScriptQueues(EventLoop loop, ScriptStarter starter, long limitNanos) {
        this.loop = loop;
        this.starter = starter;
        this.limitNanos = limitNanos;
    }

    /** Another limit, for what begins to wait from now on. */
    void limit(long nanos) {
        limitNanos = nanos;
    }

    /** Has the scripts of one event run when those of the subject's earlier ones have ended. */
    void submit(String subject, List<ScriptCall> calls) {
        if (calls.isEmpty()) {
            return;
        }
        ScriptQueue queue = queues.computeIfAbsent(subject, ScriptQueue::new);
        if (closing) {
            // Nobody will wait for what was before; only the last state counts.
            queue.dropWaiting();
        }
        queue.add(calls);
        advance(queue);
    }

    /** The daemon ends: whatever others wait for has one second, and so has what is started from now on. */
    void close() {
        closing = true;
        queues.values().forEach(ScriptQueue::hurry);
    }

    /** After {@link #close}: whether nothing waits, and nothing runs that was started since. */
    boolean settled() {
        return queues.values().stream().allMatch(ScriptQueue::settled);
    }

    private void advance(ScriptQueue queue) {
        while (queue.running.isEmpty() && !queue.waiting.isEmpty()) {
            if (active >= PARALLEL) {
                wantPlace.add(queue);
                queues.values().forEach(ScriptQueue::limitRunning);
                return;
            }
            queue.start(queue.waiting.remove());
        }
        if (!queue.waiting.isEmpty() || (closing && queue.late)) {
            queue.limitRunning();
        } else if (queue.running.isEmpty()) {
            queues.remove(queue.subject);
        }
    }

    private void ended(ScriptQueue queue) {
        advance(queue);
        while (active < PARALLEL && !wantPlace.isEmpty()) {
            ScriptQueue next = wantPlace.iterator().next();
            wantPlace.remove(next);
            advance(next);
        }
    }

    /** Events of one object. */
    private final class ScriptQueue {
        private final String subject;
        private final Deque<List<ScriptCall>> waiting = new ArrayDeque<>();
        private final Set<ScriptStarter.Running> running = new LinkedHashSet<>();
        private final Timer limit;
        private boolean late;

        ScriptQueue(String subject) {
            this.subject = subject;
            this.limit = loop.timer("scripts of " + subject, now -> outOfTime());
        }

        void add(List<ScriptCall> calls) {
            if (waiting.size() >= WAITING_PER_SUBJECT) {
                waiting.remove();
                LOG.warn(
                        "{}: more than {} events wait for a script, the oldest is dropped",
                        subject,
                        WAITING_PER_SUBJECT);
            }
            waiting.add(List.copyOf(calls));
        }

        void dropWaiting() {
            if (!waiting.isEmpty()) {
                LOG.warn("{}: {} events are not told to scripts, the daemon ends", subject, waiting.size());
                waiting.clear();
            }
        }

        void start(List<ScriptCall> calls) {
            limit.cancel();
            late = closing;
            for (ScriptCall call : calls) {
                ScriptStarter.Running[] started = new ScriptStarter.Running[1];
                started[0] = starter.start(call, () -> finished(started[0]));
                if (started[0] != null) {
                    running.add(started[0]);
                }
            }
            if (!running.isEmpty()) {
                active++;
            }
        }

        private void finished(ScriptStarter.Running one) {
            running.remove(one);
            if (running.isEmpty()) {
                active--;
                limit.cancel();
                ended(this);
            }
        }

        void hurry() {
            if (limit.armed() || !waiting.isEmpty()) {
                limit.armAt(loop.now() + CLOSING_NANOS);
            }
        }

        /** Something waits for what runs. */
        void limitRunning() {
            if (!running.isEmpty() && !limit.armed()) {
                limit.armAt(loop.now() + (closing ? CLOSING_NANOS : limitNanos));
            }
        }

        boolean settled() {
            return waiting.isEmpty() && (running.isEmpty() || !late);
        }

        private void outOfTime() {
            LOG.warn(
                    "{}: a script is ended, others have waited for it for {} s",
                    subject,
                    (closing ? CLOSING_NANOS : limitNanos) / 1e9);
            if (closing) {
                running.forEach(ScriptStarter.Running::kill);
            } else {
                running.forEach(ScriptStarter.Running::terminate);
            }
        }
    }
}
