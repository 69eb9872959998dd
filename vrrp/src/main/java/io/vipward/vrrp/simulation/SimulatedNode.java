package io.vipward.vrrp.simulation;

import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.VirtualIp;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * A machine with a daemon on it: what is done to it happens at the present of its {@link Simulation}. A daemon that is paused
 * finds everything afterwards, as far as its sockets and queues hold it. One thread.
 */
public final class SimulatedNode {
    /** How long after a change the kernel's notification of it arrives. */
    private static final long NOTICE_NANOS = 50_000;

    private final String name;
    private final Agenda agenda;
    private final VirtualNetwork network;
    private final Referee referee;
    private final NodeClock clock;
    private final Ports ports;
    private final Possessions possessions;
    private final SimulatedDaemon daemon;
    private final TrackedState tracked = new TrackedState(this::monotonicNanos);
    private NodePlan plan;

    SimulatedNode(NodePlan plan, long uptimeNanos, Agenda agenda, VirtualNetwork network, Referee referee) {
        this.name = plan.name();
        this.plan = plan;
        this.agenda = agenda;
        this.network = network;
        this.referee = referee;
        this.clock = new NodeClock(uptimeNanos);
        this.ports = new Ports(plan.links());
        this.possessions = new Possessions(this::changed);
        this.daemon = new SimulatedDaemon(this, agenda, new Transmitter(this), referee);
    }

    public String name() {
        return name;
    }

    /** What it is, and what its daemon is configured to do now. */
    public NodePlan plan() {
        return plan;
    }

    /** Whether a daemon is there, be it paused. */
    public boolean alive() {
        return daemon.alive();
    }

    public boolean paused() {
        return daemon.paused();
    }

    /** The running instances, none without a daemon. */
    public List<RunningInstance> instances() {
        return daemon.instances();
    }

    /** Virtual addresses on the machine, also those that a killed daemon left. */
    public Set<VirtualIp> heldAddresses() {
        return Set.copyOf(possessions.addresses());
    }

    /** Virtual routes of the machine, also those that a killed daemon left. */
    public Set<IpRoute> heldRoutes() {
        return Set.copyOf(possessions.routes());
    }

    /** Virtual rules of the machine, also those that a killed daemon left. */
    public Set<IpRule> heldRules() {
        return Set.copyOf(possessions.rules());
    }

    /** Starts the daemon. */
    public void start() {
        if (!alive()) {
            disturb("start");
            daemon.start(plan);
            tracked.tellAll(daemon::happens);
        }
    }

    /** Ends the daemon as SIGTERM does. */
    public void stop() {
        disturb("stop");
        daemon.stop();
    }

    /** Ends the daemon as SIGKILL does: its addresses stay. */
    public void kill() {
        disturb("kill");
        daemon.die();
    }

    /** Turns the machine off: nothing stays. */
    public void powerOff() {
        disturb("power off");
        daemon.die();
        possessions.clear();
    }

    /** The daemon is not run any more, as under a debugger or on an overloaded host. */
    public void pause() {
        disturb("pause");
        daemon.pause();
    }

    /** The daemon is run again; it has packets to read and deadlines that have passed. */
    public void resume() {
        if (paused()) {
            disturb("resume");
            daemon.resume();
        }
    }

    /** Goes over to another configuration of the same machine. */
    public void reload(NodePlan other) {
        disturb("reload");
        NodePlan before = plan;
        plan = new NodePlan(name, plan.links(), other.settings(), other.startDelayNanos());
        daemon.reload(before, plan);
    }

    /** Loses or gets back the carrier of an interface, and with it of those that stand on it. */
    public void setInterface(String interfaceName, boolean up) {
        if (ports.set(interfaceName, up)) {
            disturb(interfaceName + (up ? " up" : " down"));
            for (String one : ports.with(interfaceName)) {
                daemon.happens(router -> router.interfaceChanged(one, up, monotonicNanos()));
            }
        }
    }

    /** Somebody takes one of the machine's own addresses off, or puts it back. */
    public void setAddress(String interfaceName, InetAddress address, boolean there) {
        if (ports.setAddress(interfaceName, address, there)) {
            disturb(interfaceName + (there ? " gets " : " loses ") + address.getHostAddress());
            for (String one : ports.with(interfaceName)) {
                daemon.happens(router -> there
                        ? router.addressAdded(one, address, monotonicNanos())
                        : router.addressRemoved(new Loss.OfAddress(one, address, 24), false, monotonicNanos()));
            }
        }
    }

    /** The kernel could not deliver all notifications: the daemon looks at everything again. */
    public void loseNotifications() {
        disturb("notifications lost");
        daemon.resync();
    }

    /** Runs the track scripts of the configuration, each at its interval, from the next start or reload on. */
    public void runScripts(ScriptSource source) {
        daemon.runScripts(source);
    }

    /** One run of a track script ends, for callers who do not have them run. */
    public void scriptEnds(String script, ScriptOutcome outcome) {
        disturb("script " + script + " " + outcome.text());
        daemon.happens(router -> router.scriptResult(script, outcome, monotonicNanos()));
    }

    /** A tracked file has another number, also for daemons that start later. */
    public void setFile(String file, int value) {
        disturb("file " + file + " " + value);
        daemon.happens(tracked.file(file, value));
    }

    /** A tracked process runs or does not, also for daemons that start later. */
    public void setProcess(String process, boolean quorum) {
        disturb("process " + process + " " + quorum);
        daemon.happens(tracked.process(process, quorum));
    }

    /** A BFD session is up or down, also for daemons that start later. */
    public void setBfd(String session, boolean up) {
        disturb("bfd " + session + " " + up);
        daemon.happens(tracked.bfd(session, up));
    }

    /** Somebody else removes a virtual address. */
    public void removeAddress(VirtualIp vip) {
        if (possessions.addresses().remove(vip)) {
            disturb("somebody removes " + vip.text());
            Loss.OfAddress lost = new Loss.OfAddress(vip.interfaceName(), vip.address(), vip.prefixLength());
            daemon.happens(router -> router.addressRemoved(lost, false, monotonicNanos()));
        }
    }

    /** Somebody else removes a virtual route. */
    public void removeRoute(IpRoute route) {
        if (possessions.routes().remove(route)) {
            disturb("somebody removes a route");
            Loss lost = new Loss.OfRoute(route, "a route");
            daemon.happens(router -> router.removedByOthers(lost, monotonicNanos()));
        }
    }

    /** Somebody else removes a virtual rule. */
    public void removeRule(IpRule rule) {
        if (possessions.rules().remove(rule)) {
            disturb("somebody removes a rule");
            Loss lost = new Loss.OfRule(rule, "a rule");
            daemon.happens(router -> router.removedByOthers(lost, monotonicNanos()));
        }
    }

    /** From now on the monotonic clock is too fast by so many billionths, or too slow. */
    public void drift(long billionths) {
        disturb("clock drifts by " + billionths + " billionths");
        clock.drift(billionths, agenda.now());
        daemon.clockChanged();
    }

    /** Sets the clock on the wall to as much before or behind the right time. */
    public void setWallClock(long offsetNanos) {
        disturb("wall clock is off by " + offsetNanos + " ns");
        clock.wallOffset(offsetNanos);
    }

    /** What the machine's monotonic clock shows now. */
    public long monotonicNanos() {
        return clock.monotonic(agenda.now());
    }

    /** What the machine's clock on the wall shows now, since 1970. */
    public long wallNanos() {
        return clock.wall(agenda.now());
    }

    @Override
    public String toString() {
        return name;
    }

    VirtualNetwork network() {
        return network;
    }

    NodeClock clock() {
        return clock;
    }

    Ports ports() {
        return ports;
    }

    Possessions possessions() {
        return possessions;
    }

    boolean upToDate() {
        return daemon.upToDate();
    }

    void packetArrives(String link, Datagram datagram) {
        if (ports.up(link)) {
            daemon.packetArrives(link, datagram);
        }
    }

    boolean hears(AdvertPlace place, String link) {
        return place.unicast()
                ? place.interfaceName().isEmpty() || place.interfaceName().equals(link)
                : ports.with(link).contains(place.interfaceName());
    }

    /** The kernel tells the daemon of its own changes, too. */
    private void changed(VirtualIp vip, boolean there) {
        Loss.OfAddress lost = new Loss.OfAddress(vip.interfaceName(), vip.address(), vip.prefixLength());
        agenda.at(
                agenda.now() + NOTICE_NANOS,
                () -> daemon.happens(router -> there
                        ? router.addressAdded(vip.interfaceName(), vip.address(), monotonicNanos())
                        : router.addressRemoved(lost, true, monotonicNanos())));
    }

    private void disturb(String what) {
        referee.disturbed();
        referee.note(name, what);
    }
}
