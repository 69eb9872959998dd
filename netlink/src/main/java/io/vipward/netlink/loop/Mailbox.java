package io.vipward.netlink.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages from other threads, bounded, without a lock: a thread that is preempted while it posts must not hold up a loop of
 * higher priority. {@link #offer} from any thread, {@link #drain} from the loop's.
 */
final class Mailbox {
    private final int capacity;
    private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** Takes a message in; false when the mailbox is full. */
    boolean offer(Runnable message) {
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            return false;
        }
        messages.add(message);
        return true;
    }

    /** Runs the messages that are there now, at most {@code limit}; true if some are left. */
    boolean drain(int limit) {
        for (int i = 0; i < limit; i++) {
            Runnable message = messages.poll();
            if (message == null) {
                return false;
            }
            size.decrementAndGet();
            message.run();
        }
        return !messages.isEmpty();
    }
}
