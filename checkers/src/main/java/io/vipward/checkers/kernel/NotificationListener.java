package io.vipward.checkers.kernel;

import io.vipward.checkers.core.Action;

/**
 * Hears of real and virtual servers that come up or go down, after the kernel's table was changed. On the loop's thread: must
 * not block.
 */
public interface NotificationListener {
    /** Nobody listens. */
    NotificationListener NONE = new NotificationListener() {
        @Override
        public void onRealServer(Action.NotifyRealServer notification) {}

        @Override
        public void onVirtualServer(Action.NotifyVirtualServer notification) {}

        @Override
        public void onMail(Action.Mail mail) {}
    };

    void onRealServer(Action.NotifyRealServer notification);

    void onVirtualServer(Action.NotifyVirtualServer notification);

    void onMail(Action.Mail mail);
}
