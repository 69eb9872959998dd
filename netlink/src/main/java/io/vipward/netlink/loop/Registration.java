package io.vipward.netlink.loop;

/**
 * A descriptor that an {@link EventLoop} watches. Closing the registration ends the watching and leaves the descriptor open:
 * its owner closes it, afterwards. On the loop's thread, or before the loop runs.
 */
public final class Registration implements AutoCloseable {
    private final EventLoop loop;
    private final int fd;
    private final long key;
    private final DescriptorHandler handler;
    private boolean closed;

    Registration(EventLoop loop, int fd, long key, DescriptorHandler handler) {
        this.loop = loop;
        this.fd = fd;
        this.key = key;
        this.handler = handler;
    }

    /**
     * Changes what the descriptor is watched for.
     *
     * @param events {@link Events}, or-ed; 0 for errors only
     */
    public void modify(int events) {
        if (closed) {
            throw new IllegalStateException("the registration of descriptor " + fd + " is closed");
        }
        loop.modify(this, events);
    }

    /** Ends the watching; events already reported by the kernel are not handed over any more. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            loop.unregister(this);
        }
    }

    int fd() {
        return fd;
    }

    long key() {
        return key;
    }

    void ready(int events) {
        handler.onReady(events);
    }
}
