package io.vipward.daemon.lifecycle;

import io.vipward.checkers.core.KernelSettings;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.kernel.AddressWatch;
import io.vipward.checkers.kernel.CheckersEngine;
import io.vipward.checkers.kernel.NotificationListener;
import io.vipward.checkers.probe.LoopProbes;
import io.vipward.checkers.probe.PingPermission;
import io.vipward.checkers.probe.TlsEngines;
import io.vipward.checkers.probe.TlsIdentity;
import io.vipward.daemon.machine.Agreement;
import io.vipward.daemon.machine.Machine;
import io.vipward.daemon.track.CheckPrograms;
import io.vipward.daemon.track.ScriptLauncher;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.shadow.ShadowIpvs;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.sysctl.ProcSysctls;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.PingCheck;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VirtualServer;
import io.vipward.vrrp.core.StateName;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkers' engine on its thread, with what it needs of this machine. Used by the control thread. */
final class CheckersPart {
    private static final Logger LOG = LoggerFactory.getLogger(CheckersPart.class);

    private final EngineThread thread;
    private final NetlinkSocket generic;
    private final NetlinkSocket route;
    private final CheckPrograms programs;
    private final LoopProbes probes;
    private final CheckersEngine engine;
    private final PingPermission pings = new PingPermission(new ProcSysctls());
    private final Machine machine;
    private Set<ServiceKey> services = Set.of();
    private @Nullable AddressWatch addresses;

    private CheckersPart(Machine machine, NotificationListener listener, Consumer<Throwable> whenFailed)
            throws SystemCallException {
        this.machine = machine;
        thread = new EngineThread("checkers", this::stopEngine, whenFailed);
        generic = NetlinkSocket.open(Protocol.GENERIC);
        route = NetlinkSocket.open(Protocol.ROUTE);
        programs = new CheckPrograms(thread.loop(), new ScriptLauncher(thread.loop(), System.getenv()));
        probes = new LoopProbes(thread.loop(), TlsEngines.anonymous(), programs);
        NetlinkChannel ipvs = machine.ipvs(generic);
        engine = new CheckersEngine(
                thread.loop(), new IpvsKernel(ipvs), probes, new Random(System.nanoTime()), listener);
        if (ipvs instanceof ShadowIpvs shadow) {
            new Agreement(thread.loop(), "the table of IPVS", () -> shadow.differences(services));
        }
    }

    /** What of a configuration is the engine's business: sync daemons that follow an instance go with the half of VRRP. */
    static Configuration concerned(Configuration configuration, Settings.Parts parts) {
        Configuration left = parts.checkers()
                ? configuration
                : configuration.with(configuration.balancing().withVirtualServers(List.of()));
        return parts.vrrp() ? left : left.with(VirtualRouters.NONE);
    }

    /** Without virtual servers only a sync daemon that follows an instance is a reason to run. */
    static boolean isNeeded(Configuration configuration) {
        KernelSettings.Sync sync = KernelSettings.of(configuration).sync();
        return !configuration.virtualServers().isEmpty() || (sync != null && sync.instance() != null);
    }

    /**
     * Sets the virtual servers up, then starts the thread. A kernel without IPVS is the engine's to report.
     *
     * @param machine whose table is changed
     * @param preparation has the programs of checkers
     * @param files what tracked files say
     * @param listener told of servers, on the checkers' thread
     * @throws SystemCallException no netlink socket is to be had
     */
    static CheckersPart start(
            Machine machine,
            Preparation preparation,
            Configuration configuration,
            Map<String, Long> files,
            NotificationListener listener,
            Consumer<Throwable> whenFailed)
            throws SystemCallException {
        CheckersPart part = new CheckersPart(machine, listener, whenFailed);
        part.probes.identify(part.identity(configuration));
        part.allowPings(configuration);
        part.watch(configuration);
        part.engine.want(KernelSettings.of(configuration));
        part.programs.use(preparation.programs());
        part.engine.know(files);
        List<ServerPlan> plans = ServerPlan.of(configuration);
        part.services = services(plans);
        part.engine.start(plans);
        part.thread.give(ThreadShare.ofCheckers(configuration));
        part.thread.start();
        return part;
    }

    void reload(Preparation preparation, Configuration configuration, Map<String, Long> files, Runnable whenDone) {
        TlsEngines identity = identity(configuration);
        allowPings(configuration);
        List<ServerPlan> plans = ServerPlan.of(configuration);
        KernelSettings settings = KernelSettings.of(configuration);
        thread.give(ThreadShare.ofCheckers(configuration));
        thread.post(() -> {
            probes.identify(identity);
            watch(configuration);
            engine.want(settings);
            programs.use(preparation.programs());
            engine.know(files);
            services = services(plans);
            engine.reload(plans);
            whenDone.run();
        });
    }

    private static Set<ServiceKey> services(List<ServerPlan> plans) {
        return plans.stream().flatMap(plan -> plan.services().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** An instance is in another state; a sync daemon may follow it. */
    void instanceIs(String instance, StateName state) {
        thread.post(() -> engine.onInstance(instance, state == StateName.MASTER));
    }

    /** Whether the files can be used was looked at before; what has happened to them since is said. */
    private TlsEngines identity(Configuration configuration) {
        try {
            return TlsIdentity.engines(configuration.balancing().ssl());
        } catch (TlsIdentity.UnusableException unusable) {
            LOG.error("{}; checkers go on without a certificate", unusable.getMessage());
            return TlsEngines.anonymous();
        }
    }

    private void allowPings(Configuration configuration) {
        boolean pinging = configuration.virtualServers().stream()
                .flatMap(server -> server.realServers().stream())
                .flatMap(server -> server.checkers().stream())
                .anyMatch(PingCheck.class::isInstance);
        if (pinging && !machine.imagined()) {
            pings.take()
                    .map(Errno::text)
                    .ifPresent(why -> LOG.error("net.ipv4.ping_group_range cannot be changed: {}", why));
        }
    }

    /** Before the engine's thread runs, or on it. */
    private void watch(Configuration configuration) {
        boolean needed = configuration.virtualServers().stream().anyMatch(CheckersPart::suspends);
        if (!needed || addresses != null) {
            return;
        }
        try {
            addresses = AddressWatch.open(thread.loop(), new RouteKernel(route), engine);
        } catch (SystemCallException refused) {
            LOG.error("The addresses of this machine cannot be watched: {}", refused.getMessage());
        }
    }

    private static boolean suspends(VirtualServer server) {
        return server.availability().haSuspend();
    }

    private void stopEngine() {
        engine.stop(() -> {});
    }

    /** A session has changed; on the thread of the sessions. */
    void bfdChanged(String session, LongFunction<String> receivedText, BfdRelay relay) {
        thread.post(() -> {
            LOG.debug("{}", receivedText.apply(System.nanoTime()));
            engine.onBfd(session, relay.isUp(session));
        });
    }

    /** What is known of all sessions. */
    void bfdStands(BfdRelay relay) {
        thread.post(() -> relay.states().forEach(engine::onBfd));
    }

    void fileSays(String trackFile, long value) {
        thread.post(() -> engine.onFile(trackFile, value));
    }

    void stop() {
        thread.post(() -> engine.stop(thread.loop()::stop));
    }

    boolean join(long millis) {
        boolean ended = thread.join(millis);
        if (ended) {
            if (addresses != null) {
                addresses.close();
            }
            route.close();
            generic.close();
            pings.giveBack();
        }
        return ended;
    }
}
