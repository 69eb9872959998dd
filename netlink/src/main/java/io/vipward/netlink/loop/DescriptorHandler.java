package io.vipward.netlink.loop;

/** Told that something happened to a watched descriptor. */
@FunctionalInterface
public interface DescriptorHandler {
    /**
     * Does a bounded piece of work; what is left over comes again, because watching is level triggered. On the loop's
     * thread.
     *
     * @param events the {@link Events} that happened
     */
    void onReady(int events);
}
