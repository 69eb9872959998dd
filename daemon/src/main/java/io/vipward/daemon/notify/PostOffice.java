package io.vipward.daemon.notify;

import io.vipward.netlink.inet.TcpTarget;
import io.vipward.parser.model.MailSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where mails go and what this machine is called: once for each configuration, as keepalived does, but on a thread
 * of its own, since a name server may take long to say nothing.
 */
final class PostOffice {
    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

    private PostOffice() {}

    /**
     * What was found.
     *
     * @param router the name that this router is told under
     * @param post where mails go, null for nowhere
     */
    record Found(String router, MailQueue.@Nullable Post post) {}

    /** Whether any mail could be sent. */
    static boolean wanted(MailSettings settings) {
        return settings.relay().host() != null && !settings.recipients().isEmpty();
    }

    static void look(NotifyPlan plan, Executor elsewhere, Consumer<Found> whenFound) {
        elsewhere.execute(() -> whenFound.accept(look(plan)));
    }

    private static Found look(NotifyPlan plan) {
        String host = hostName();
        String router = plan.routerId() == null ? host : plan.routerId();
        MailSettings mail = plan.settings().mail();
        MailSettings.Relay relay = mail.relay();
        if (!wanted(mail) || relay.host() == null) {
            return new Found(router, null);
        }
        try {
            String hello = relay.helloName() == null ? host : relay.helloName();
            String from = mail.from() == null ? System.getProperty("user.name") + "@" + host : mail.from();
            return new Found(
                    router,
                    new MailQueue.Post(
                            TcpTarget.of(InetAddress.getByName(relay.host()), relay.port()),
                            relay.timeoutNanos(),
                            new LetterWriter(from, mail.recipients(), hello, router)));
        } catch (UnknownHostException unknown) {
            LOG.warn("smtp_server {} has no address; no mail can be sent", relay.host());
            return new Found(router, null);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException unknown) {
            return "localhost";
        }
    }
}
