package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.packet.PacketPath;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.FaultCause;
import io.vipward.vrrp.core.Holdings;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.LinkDelays;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.VrrpRouter;
import io.vipward.vrrp.kernel.holdings.HeldRouting;
import io.vipward.vrrp.kernel.holdings.StaticItemsKeeper;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the elections of one machine on the thread of an event loop: what the network and the kernel say goes to the
 * {@link VrrpRouter}, what that decides is done here, adverts first. Everything but {@link #snapshot} belongs to the loop's
 * thread, or happens before the loop runs.
 */
public final class VrrpEngine {
    private final VrrpScheduler scheduler;
    private final VrrpKernel kernel;
    private final VrrpRouter router = new VrrpRouter();
    private final Links links = new Links();
    private final Clashes clashes = new Clashes();
    private final OwnDeletions ownDeletions = new OwnDeletions();
    private final KernelWork work;
    private final HoldingsWork holdings;
    private final Firewall firewall;
    private final Announcer announcer;
    private final AdvertChannels channels;
    private final AdvertReceiver receiver;
    private final InterfaceKeeper interfaces;
    private final StaticItemsKeeper statics;
    private final Performer performer;
    private final InstanceAlarms alarms;
    private final VrrpScheduler.Alarm flushAlarm;
    private final StartDelay startDelay;
    private final Obstacles obstacles = new Obstacles();
    private HeldRouting routing;
    private volatile List<RunningInstance> visible = List.of();
    private boolean stopped;

    /**
     * An engine that does nothing yet.
     *
     * @param kernel closed by {@link #stop}
     * @param listener called on the loop's thread
     */
    public VrrpEngine(EventLoop loop, VrrpKernel kernel, TransitionListener listener) {
        this(VrrpScheduler.of(loop), kernel, listener);
    }

    /** The same in another time than the loop's. */
    public VrrpEngine(VrrpScheduler scheduler, VrrpKernel kernel, TransitionListener listener) {
        this.scheduler = scheduler;
        this.kernel = kernel;
        this.work = new KernelWork(kernel, ownDeletions);
        this.firewall = new Firewall(kernel, links);
        this.announcer = new Announcer(kernel, links, scheduler);
        this.channels = new AdvertChannels(kernel, this::received);
        this.receiver = new AdvertReceiver(router);
        LinkWatch linkWatch = new LinkWatch(scheduler, this::linkCounts);
        this.interfaces = new InterfaceKeeper(kernel, links, linkWatch, work);
        this.statics = new StaticItemsKeeper(links::named, work);
        AdvertSender sender = new AdvertSender(channels, links, WallClock.SYSTEM);
        this.holdings = new HoldingsWork(work, links);
        this.performer = new Performer(sender, work, holdings, firewall, announcer, listener);
        this.alarms = new InstanceAlarms(scheduler, this::deadline);
        this.routing = new HeldRouting(links::named, List.of());
        this.flushAlarm = scheduler.alarm("addresses", this::flush);
        this.startDelay = new StartDelay(scheduler);
    }

    /**
     * Starts all instances. Virtual addresses that a crash has left are removed first. If this throws, only {@link #stop} may
     * follow.
     *
     * @param uptimeNanos since the machine was started
     * @throws SystemCallException if the kernel refuses what nothing works without
     * @throws IllegalArgumentException with the text of {@link RouterSettings#refusal} if there is one
     */
    public void start(EngineSettings settings, long uptimeNanos) throws SystemCallException {
        Keepers keepers = new Keepers(interfaces, statics);
        kernel.watch(new KernelWatcher(this, router, links, ownDeletions, scheduler, keepers));
        links.reset(kernel.links(), kernel.addresses());
        use(settings);
        interfaces.look();
        statics.configure(settings.statics());
        if (settings.blocks()) {
            firewall.begin();
        }
        Map<String, FaultCause> known = obstacles.atStart(clashes.look(settings.routers(), links));
        Consequences started = router.start(
                settings.router(),
                links.surroundings(interfaces::serves).with(known),
                startDelay.begin(settings.startupDelayNanos(uptimeNanos)),
                scheduler.now());
        visible = router.instances();
        follow();
        Map<AdvertPlace, SystemCallException> refused = channels.adapt(visible, links);
        perform(started);
        // Behind what the start itself has decided: who is in FAULT holds nothing.
        obstruct(refused);
        work.flush();
    }

    /**
     * Goes over to another configuration; instances that are the same virtual router go on without a missed advert.
     *
     * @throws IllegalArgumentException as {@link #start}; the old configuration runs on then
     */
    public void reload(EngineSettings settings) {
        Consequences reloaded =
                router.reload(settings.router(), links.surroundings(interfaces::serves), scheduler.now());
        use(settings);
        statics.configure(settings.statics());
        // Instances that leave still say goodbye through their channels, which are closed afterwards.
        List<RunningInstance> both = new ArrayList<>(visible);
        both.addAll(router.instances());
        visible = router.instances();
        follow();
        channels.adapt(both, links);
        perform(reloaded);
        work.flush();
        adaptChannels();
        interfaces.retell();
    }

    /** One run of a track script has ended. */
    public void scriptResult(String scriptName, ScriptOutcome outcome) {
        perform(router.scriptResult(scriptName, outcome, scheduler.now()));
    }

    /** A tracked file begins with another number; 0 if it has none. */
    public void fileValue(String fileName, int value) {
        perform(router.fileValue(fileName, value, scheduler.now()));
    }

    /** As many of a tracked process run as shall, or no longer. */
    public void processQuorum(String processName, boolean quorum) {
        perform(router.processQuorum(processName, quorum, scheduler.now()));
    }

    /** A tracked BFD session has come up or gone down. */
    public void bfdState(String session, boolean up) {
        perform(router.bfdState(session, up, scheduler.now()));
    }

    /** The loop was not run for this long: to be called before it handles anything else. */
    public void stalled(long lateNanos) {
        perform(router.resumedAfterStall(lateNanos, scheduler.now()));
    }

    /**
     * Ends all instances: masters say so with priority 0 and their addresses are removed before this returns.
     *
     * @param whenStopped called at the end
     */
    public void stop(Runnable whenStopped) {
        if (!stopped) {
            stopped = true;
            perform(router.stop(scheduler.now()));
            interfaces.close();
            statics.stop();
            work.flush();
            flushAlarm.cancel();
            startDelay.cancel();
            announcer.close();
            visible = List.of();
            channels.close();
            // Leaving groups is said by interfaces, some of which have to be silent to the end.
            firewall.close();
            kernel.close();
        }
        whenStopped.run();
    }

    /** Keeps these interfaces, and no others, from sending on their own account. */
    void silence(FirewallOptions options, List<VmacLink> interfaces) {
        firewall.use(options);
        firewall.silence(interfaces);
    }

    /** How all instances stand. Any thread; instances are not of exactly the same moment. */
    public VrrpSnapshot snapshot() {
        return VrrpSnapshot.of(visible, System.nanoTime());
    }

    /** The routes and rules that instances hold. */
    HeldRouting routing() {
        return routing;
    }

    void perform(Consequences consequences) {
        performer.perform(consequences, alarms::setFor);
        scheduleFlush();
    }

    /** Opens and closes sockets as links and addresses require; an address that is not there is an obstacle. */
    void adaptChannels() {
        obstruct(channels.adapt(visible, links));
    }

    /** The same where addresses have come or gone: only few sockets depend on those. */
    void addressesChanged() {
        if (channels.dependOnAddresses()) {
            adaptChannels();
        }
    }

    /** Compares with what the kernel has now. */
    void resync() {
        work.flush();
        try {
            links.reset(kernel.links(), kernel.addresses());
        } catch (SystemCallException refused) {
            VrrpLog.refused("cannot read links and addresses", String.valueOf(refused.getMessage()));
            return;
        }
        ownDeletions.forget();
        interfaces.look();
        Comparison comparison = new Comparison(kernel, links, router, routing);
        comparison.tell(statics);
        adaptChannels();
        perform(router.resync(links.surroundings(interfaces::serves), scheduler.now()));
        comparison.differences(visible, scheduler.now()).forEach(this::perform);
        visible.forEach(instance -> holdings.remove(instance.name(), comparison.relics(instance)));
        scheduleFlush();
    }

    private void linkCounts(LinkDelays.Change change, boolean polled) {
        String name = change.interfaceName();
        perform(
                polled
                        ? router.linkbeatChanged(name, change.serves(), scheduler.now())
                        : router.interfaceChanged(name, change.serves(), scheduler.now()));
    }

    private void follow() {
        List<Holdings> all = new ArrayList<>();
        visible.forEach(instance -> all.add(instance.settings().holdings()));
        routing = new HeldRouting(links::named, all);
    }

    private void use(EngineSettings settings) {
        channels.use(new ReceiveBuffers(settings.defaults().receive()));
        receiver.sayUnknown(settings.defaults().protocol().logUnknownRouters());
        announcer.use(settings.garpPauses());
        firewall.use(settings.firewall());
        interfaces.use(settings);
        obstacles.use(settings.faults());
    }

    private void received(AdvertPlace place, ByteBuffer packet, PacketPath path) {
        perform(receiver.received(place, packet, path, scheduler.now(), WallClock.SYSTEM.nanos()));
    }

    private void deadline(Identity identity) {
        router.find(identity).ifPresent(instance -> {
            // An advert that has come in but was not read yet proves that another master is alive.
            router.companions(instance).forEach(channels::drain);
            perform(router.timer(instance, scheduler.now()));
        });
    }

    /** In the same turn, but behind other instances that are due: one batch for all. */
    void scheduleFlush() {
        if (work.pending() || statics.pending()) {
            flushAlarm.armAt(scheduler.turn());
        }
    }

    private void flush() {
        statics.settle();
        boolean certain = work.flush();
        if (!certain && !stopped) {
            resync();
        }
    }

    private void obstruct(Map<AdvertPlace, SystemCallException> refused) {
        clashes.look(router.instances(), links);
        for (RunningInstance instance : router.instances()) {
            perform(router.obstructed(instance, obstacles.of(instance, refused, clashes), scheduler.now()));
        }
    }
}
