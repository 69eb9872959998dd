package io.vipward.daemon.notify;

import io.vipward.netlink.loop.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engines have to tell, on its way to the thread that tells it: bounded, in order, without a lock. Far wider than a
 * loop's own mailbox, because all real servers of a machine may go down at once. {@link #offer} on any thread.
 */
final class Inbox {
    static final int CAPACITY = 65_536;

    private static final int PER_TURN = 1_024;
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final EventLoop loop;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean posted = new AtomicBoolean();

    Inbox(EventLoop loop) {
        this.loop = loop;
    }

    /** Has it done on the loop's thread; lost, and counted, when too much waits already. */
    void offer(Runnable work) {
        if (size.incrementAndGet() > CAPACITY) {
            size.decrementAndGet();
            lost.incrementAndGet();
            return;
        }
        waiting.add(work);
        wake();
    }

    private void wake() {
        if (posted.compareAndSet(false, true) && !loop.post(this::drain)) {
            posted.set(false);
        }
    }

    private void drain() {
        posted.set(false);
        for (int i = 0; i < PER_TURN; i++) {
            Runnable work = waiting.poll();
            if (work == null) {
                break;
            }
            size.decrementAndGet();
            work.run();
        }
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            LOG.error("{} events were not told: more than {} waited", missing, CAPACITY);
        }
        if (!waiting.isEmpty()) {
            wake();
        }
    }
}
