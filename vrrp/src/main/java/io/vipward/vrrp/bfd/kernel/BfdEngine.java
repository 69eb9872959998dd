package io.vipward.vrrp.bfd.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.BfdInstance;
import io.vipward.vrrp.bfd.BfdAction;
import io.vipward.vrrp.bfd.BfdConsequences;
import io.vipward.vrrp.bfd.BfdSessions;
import io.vipward.vrrp.bfd.Occasion;
import io.vipward.vrrp.bfd.PacketOrigin;
import io.vipward.vrrp.bfd.RunningSession;
import io.vipward.vrrp.bfd.SessionStep;
import io.vipward.vrrp.kernel.VrrpScheduler;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Runs the BFD sessions of one machine on the thread of an event loop, which is that of VRRP: packets and timers go to
 * {@link BfdSessions}, what those decide is done here. Everything but {@link #snapshot} belongs to the loop's thread, or
 * happens before the loop runs.
 */
public final class BfdEngine {
    private final VrrpScheduler scheduler;
    private final BfdListener listener;
    private final BfdSessions sessions;
    private final BfdPorts ports;
    private final SessionSenders senders;
    private final SessionAlarms alarms;
    private volatile List<RunningSession> visible = List.of();

    /**
     * An engine that does nothing yet.
     *
     * @param listener called on the loop's thread
     */
    public BfdEngine(EventLoop loop, BfdKernel kernel, BfdListener listener) {
        // Jitter is drawn for every packet: a fast source, whose beginning nobody can guess.
        this(VrrpScheduler.of(loop), kernel, new SplittableRandom(new SecureRandom().nextLong()), listener);
    }

    BfdEngine(VrrpScheduler scheduler, BfdKernel kernel, RandomGenerator random, BfdListener listener) {
        this.scheduler = scheduler;
        this.listener = listener;
        this.sessions = new BfdSessions(random);
        this.ports = new BfdPorts(scheduler, kernel, this::received);
        this.senders = new SessionSenders(kernel, random);
        this.alarms = new SessionAlarms(scheduler, this::deadline);
    }

    /**
     * Starts all sessions; the listener is told of each that it is down. What the kernel refuses is logged and tried again
     * later.
     *
     * @param instances of different names, as the parser makes sure
     */
    public void start(List<BfdInstance> instances) {
        reload(instances);
    }

    /**
     * Goes over to another configuration: sessions of the same name with the same neighbour go on, and the listener is told
     * how each session stands.
     */
    public void reload(List<BfdInstance> instances) {
        BfdConsequences consequences = sessions.reload(instances, scheduler.now());
        visible = sessions.sessions();
        Set<String> names = visible.stream().map(RunningSession::name).collect(Collectors.toSet());
        senders.retain(names);
        alarms.retain(names);
        ports.adapt(visible);
        perform(consequences);
    }

    /** Ends all sessions without a word, as keepalived does: neighbours notice by the silence. Again: nothing happens. */
    public void stop() {
        reload(List.of());
        ports.close();
        senders.close();
    }

    /** How all sessions stand. Any thread; sessions are not of exactly the same moment. */
    public BfdSnapshot snapshot() {
        List<BfdSessionSnapshot> snapshots = new ArrayList<>();
        for (RunningSession session : visible) {
            snapshots.add(new BfdSessionSnapshot(session.settings(), session.state()));
        }
        return new BfdSnapshot(System.nanoTime(), snapshots);
    }

    private void received(ByteBuffer payload, PacketOrigin origin) {
        perform(sessions.received(payload, origin, scheduler.now()));
    }

    private void deadline(String name) {
        sessions.find(name).ifPresent(session -> {
            if (session.state().deadlines().expireNanos() <= scheduler.now()) {
                // A packet that has come in but was not read yet proves that the neighbour is alive.
                ports.drain();
            }
            perform(sessions.timer(session, scheduler.now()));
        });
    }

    private void perform(BfdConsequences consequences) {
        consequences.notices().forEach(BfdLog::write);
        for (SessionStep done : consequences.steps()) {
            for (BfdAction action : done.step().actions()) {
                perform(done.session(), action);
            }
            alarms.setFor(done.session());
        }
    }

    private void perform(RunningSession session, BfdAction action) {
        if (action instanceof BfdAction.SendPacket send) {
            senders.send(session, send.packet());
        } else if (action instanceof BfdAction.OpenSocket open) {
            openSocket(session, open.occasion());
        } else if (action instanceof BfdAction.Log log) {
            BfdLog.write(log.notice());
        } else if (action instanceof BfdAction.LogTransition log) {
            BfdLog.write(log.transition());
        } else if (action instanceof BfdAction.Report report) {
            listener.stateChanged(report.event());
        }
    }

    private void openSocket(RunningSession session, Occasion occasion) {
        BfdConsequences consequences;
        try {
            senders.open(session);
            consequences = sessions.opened(session, occasion, scheduler.now());
        } catch (SystemCallException refused) {
            consequences = sessions.refused(
                    session, occasion, refused.call(), refused.errno().text(), scheduler.now());
        }
        perform(consequences);
    }
}
