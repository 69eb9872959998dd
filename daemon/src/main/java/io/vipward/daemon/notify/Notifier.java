package io.vipward.daemon.notify;

import io.vipward.checkers.kernel.NotificationListener;
import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.daemon.track.ScriptLauncher;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.MailSettings;
import io.vipward.vrrp.kernel.TransitionListener;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Tells scripts, FIFOs, people and programs of what the engines decide, on a thread of its own. Everything here may be called
 * from any thread and never waits, but for {@link #finish}.
 */
public final class Notifier {
    private static final long LOOK_AGAIN_NANOS = 10_000_000L;

    /** For mails and the web hook at the end of the daemon. */
    private static final long DELIVERY_NANOS = 1_000_000_000L;

    private final EventLoop loop;
    private final Inbox inbox;
    private final Thread thread;
    private final ScriptQueues scripts;
    private final Fifos fifos;
    private final MailQueue mails;
    private final VrrpMails vrrpMails;
    private final Webhook webhook = new Webhook();
    private final Herald herald;
    private final NotifyPlans plans;
    private final VrrpNews vrrp;
    private final ServerNews servers;
    private final Consumer<Throwable> whenFailed;
    private boolean reloading;
    private final ExecutorService lookups = Executors.newSingleThreadExecutor(work -> {
        Thread lookup = new Thread(work, "names");
        lookup.setDaemon(true);
        return lookup;
    });

    private Notifier(
            NotifyPlan first, Map<String, String> environment, boolean imagined, Consumer<Throwable> whenFailed)
            throws SystemCallException {
        this.whenFailed = whenFailed;
        loop = new EventLoop("notify");
        inbox = new Inbox(loop);
        ScriptStarter starter =
                imagined ? new ImaginedScripts(loop) : ScriptStarter.of(new ScriptLauncher(loop, environment));
        scripts = new ScriptQueues(loop, starter, first.settings().switches().scriptLimitNanos());
        fifos = new Fifos(new FifoScripts(starter));
        mails = new MailQueue(loop);
        vrrpMails = new VrrpMails(mails);
        herald = new Herald(scripts, fifos, webhook);
        plans = new NotifyPlans(first);
        vrrp = new VrrpNews(plans, herald, vrrpMails);
        servers = new ServerNews(plans, herald);
        thread = new Thread(this::run, "notify");
    }

    /**
     * Starts the thread.
     *
     * @param environment the daemon's own
     * @param imagined scripts are named and not run
     * @param whenFailed told of a bug, on the thread
     * @throws SystemCallException the kernel has no descriptors left
     */
    public static Notifier start(
            Configuration configuration,
            AdmittedPrograms programs,
            Map<String, String> environment,
            boolean imagined,
            Consumer<Throwable> whenFailed)
            throws SystemCallException {
        NotifyPlan plan = NotifyPlan.of(configuration, programs);
        Notifier notifier = new Notifier(plan, environment, imagined, whenFailed);
        notifier.inbox.offer(() -> notifier.adopt(plan));
        notifier.thread.start();
        return notifier;
    }

    /** Goes over to another configuration; call it before the engines do, so that nothing of theirs comes first. */
    public void use(Configuration configuration, AdmittedPrograms programs) {
        NotifyPlan plan = NotifyPlan.of(configuration, programs);
        inbox.offer(() -> {
            reloading = true;
            plans.use(plan);
            adopt(plan);
        });
    }

    /** The engines have gone over; or started, which is no reload. */
    public void reloaded() {
        inbox.offer(() -> {
            if (reloading && plans.current().settings().switches().vrrpStatesOnReload()) {
                vrrp.writeStates();
            }
            reloading = false;
        });
    }

    /** What the VRRP engine tells; on its thread. */
    public TransitionListener vrrp() {
        return new VrrpEar(inbox, vrrp);
    }

    /** What the checkers' engine tells; on its thread. */
    public NotificationListener servers() {
        return new ServerEar(inbox, servers, mails);
    }

    /** The daemon ends; the engines' last words are still to come. FIFO scripts get SIGTERM now, as keepalived's. */
    public void stopping() {
        inbox.offer(() -> {
            fifos.terminateScripts();
            scripts.close();
        });
    }

    /**
     * After the engines' last words: waits for the scripts that hear them, which have a second, removes the FIFOs, and ends the
     * thread. False if it takes longer.
     */
    public boolean finish(long millis) {
        inbox.offer(this::leave);
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lookups.shutdownNow();
        return !thread.isAlive();
    }

    private void leave() {
        long until = loop.now() + DELIVERY_NANOS;
        Timer[] again = new Timer[1];
        again[0] = loop.timer("last words", now -> {
            boolean delivered = (mails.settled() && webhook.settled()) || now - until >= 0;
            if (scripts.settled() && delivered) {
                fifos.close();
                loop.stop();
            } else {
                again[0].armAt(now + LOOK_AGAIN_NANOS);
            }
        });
        again[0].armAt(loop.now());
    }

    private void adopt(NotifyPlan plan) {
        scripts.limit(plan.settings().switches().scriptLimitNanos());
        MailSettings mail = plan.settings().mail();
        mails.expect(PostOffice.wanted(mail));
        vrrpMails.faults(mail.alerts().faults());
        herald.router(plan.routerId() == null ? "" : plan.routerId());
        PostOffice.look(plan, lookups, found -> inbox.offer(() -> found(plan, found)));
        String url = plan.settings().switches().webhook();
        webhook.use(url == null ? null : URI.create(url));
        fifos.use(plan);
    }

    private void found(NotifyPlan plan, PostOffice.Found found) {
        if (plans.current().equals(plan)) {
            herald.router(found.router());
            if (found.post() == null) {
                mails.expect(false);
            } else {
                mails.use(found.post());
            }
        }
    }

    // A bug, of whatever kind, must be known to those who can end the daemon.
    @SuppressWarnings("CatchingUnchecked")
    private void run() {
        try {
            loop.run();
            loop.close();
        } catch (RuntimeException | Error bug) {
            whenFailed.accept(bug);
        }
    }
}
