package io.vipward.daemon.lifecycle;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loop and the thread that runs it: the only one that touches its engine from then on. */
final class EngineThread {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

    private final EventLoop loop;
    private final Thread thread;
    private final Runnable leaveCleanly;
    private final Consumer<Throwable> whenFailed;
    private ThreadShare share = ThreadShare.NORMAL;

    /**
     * Not running yet.
     *
     * @param leaveCleanly what the engine does when the thread ends by a bug: adverts and addresses must not stay behind
     * @param whenFailed told of the bug afterwards, on the thread
     */
    EngineThread(String name, Runnable leaveCleanly, Consumer<Throwable> whenFailed) throws SystemCallException {
        this.loop = new EventLoop(name);
        this.leaveCleanly = leaveCleanly;
        this.whenFailed = whenFailed;
        this.thread = new Thread(this::run, name);
    }

    EventLoop loop() {
        return loop;
    }

    void start() {
        thread.start();
    }

    /** Has something done on the thread; a full mailbox is a bug of the whole, and said. */
    void post(Runnable message) {
        if (!loop.post(message)) {
            LOG.error("The mailbox of {} is full, a message is lost", thread.getName());
        }
    }

    /** Gives the thread another share of the machine, from its next turn on. */
    void give(ThreadShare other) {
        post(() -> {
            other.replace(share);
            share = other;
        });
    }

    /** Waits for the end and closes the loop; false if it takes longer. */
    boolean join(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            return false;
        }
        loop.close();
        return true;
    }

    // A bug, of whatever kind, must not end the thread before the engine has left the network.
    @SuppressWarnings("CatchingUnchecked")
    private void run() {
        try {
            loop.run();
        } catch (RuntimeException | Error bug) {
            try {
                leaveCleanly.run();
            } catch (RuntimeException another) {
                bug.addSuppressed(another);
            }
            whenFailed.accept(bug);
        }
    }
}
