package io.vipward.vrrp.kernel.linkbeat;

import io.vipward.netlink.linkbeat.LinkbeatProbe;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks links every second, as keepalived does, on a thread of its own: drivers may take their time, and adverts must not wait
 * for them. Started and closed by the engine's thread.
 */
public final class LinkPoller implements AutoCloseable {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ScheduledThreadPoolExecutor executor;
    private final Runnable closing;
    private final ScheduledFuture<?> rounds;
    private volatile boolean closed;

    /** Told what links say, on the poller's thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * The link of an interface is different, or is asked for the first time.
         *
         * @return false to be told again in the next round
         */
        boolean linkbeat(String interfaceName, boolean up);
    }

    private LinkPoller(PollRound round, long periodNanos, Listener listener, Runnable closing) {
        this.closing = closing;
        this.executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "linkbeat");
            thread.setDaemon(true);
            return thread;
        });
        rounds = executor.scheduleAtFixedRate(() -> ask(round, listener), 0, periodNanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Begins to ask.
     *
     * @param probe closed with the poller
     */
    public static LinkPoller start(PolledLinks links, LinkbeatProbe probe, Listener listener) {
        return start(new PollRound(links, probe::state), PERIOD_NANOS, listener, probe::close);
    }

    static LinkPoller start(PollRound round, long periodNanos, Listener listener, Runnable closing) {
        return new LinkPoller(round, periodNanos, listener, closing);
    }

    /** Stops asking, without waiting for a question that is under way. Nothing is told from now on. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            rounds.cancel(false);
            // The last one on the thread, as what is closed is used there.
            executor.execute(closing);
            executor.shutdown();
        }
    }

    private void ask(PollRound round, Listener listener) {
        for (PollRound.Answer answer : round.next()) {
            if (!closed && !listener.linkbeat(answer.interfaceName(), answer.up())) {
                round.forget(answer.interfaceName());
            }
        }
    }
}
