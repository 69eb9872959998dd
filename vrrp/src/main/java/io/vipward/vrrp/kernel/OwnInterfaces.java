package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import java.util.concurrent.Executor;

/** Has the interfaces that an engine's instances make for themselves. Used by the control thread. */
public interface OwnInterfaces extends AutoCloseable {
    /** For instances that run on what there is. */
    OwnInterfaces NONE = new OwnInterfaces() {
        @Override
        public EngineSettings prepare(EngineSettings written) {
            return written;
        }

        @Override
        public Runnable settle() {
            return () -> {};
        }

        @Override
        public void engineRuns(Executor thread) {}

        @Override
        public void close() {}
    };

    /**
     * Has the interfaces that a configuration needs, beside those of the one before.
     *
     * @return the same with the names of what there is, and with what is in the way of instances
     * @throws SystemCallException if the kernel does not say what there is; everything is as before then
     */
    EngineSettings prepare(EngineSettings written) throws SystemCallException;

    /**
     * What is to be done on the control thread once the engine has gone over to what was prepared last: what nothing needs any
     * more is removed. Nothing happens if more has been prepared by then.
     */
    Runnable settle();

    /** The engine's loop is about to run: from now on it is spoken to through this, which may not wait for it. */
    void engineRuns(Executor thread);

    /** Removes them all, after the engine has ended. Again: nothing happens. */
    @Override
    void close();
}
