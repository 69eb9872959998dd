package io.vipward.daemon.notify;

import io.vipward.checkers.core.Action;
import io.vipward.checkers.kernel.NotificationListener;

/** Hears the checkers' engine, on its thread. */
record ServerEar(Inbox inbox, ServerNews news, MailQueue mails) implements NotificationListener {
    @Override
    public void onRealServer(Action.NotifyRealServer notification) {
        inbox.offer(() -> news.realServer(notification));
    }

    @Override
    public void onVirtualServer(Action.NotifyVirtualServer notification) {
        inbox.offer(() -> news.virtualServer(notification));
    }

    @Override
    public void onMail(Action.Mail mail) {
        inbox.offer(() -> mails.send(mail.subject(), mail.body()));
    }
}
