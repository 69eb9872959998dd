package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.Consequence;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.VirtualIp;
import io.vipward.vrrp.core.VrrpRouter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the elections of one machine on the thread of an event loop: what the network and the kernel say goes to the
 * {@link VrrpRouter}, what that decides is done here, adverts first. Everything but {@link #snapshot} belongs to the loop's
 * thread, or happens before the loop runs.
 */
public final class VrrpEngine {
    private final VrrpScheduler scheduler;
    private final VrrpKernel kernel;
    private final TransitionListener listener;
    private final VrrpRouter router = new VrrpRouter();
    private final Links links = new Links();
    private final OwnDeletions ownDeletions = new OwnDeletions();
    private final AddressWork addressWork;
    private final AdvertChannels channels;
    private final AdvertSender sender;
    private final AdvertReceiver receiver;
    private final InstanceAlarms alarms;
    private final VrrpScheduler.Alarm flushAlarm;
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

    VrrpEngine(VrrpScheduler scheduler, VrrpKernel kernel, TransitionListener listener) {
        this.scheduler = scheduler;
        this.kernel = kernel;
        this.listener = listener;
        this.addressWork = new AddressWork(kernel, links, ownDeletions);
        this.channels = new AdvertChannels(kernel, this::received);
        this.sender = new AdvertSender(channels, links, WallClock.SYSTEM);
        this.receiver = new AdvertReceiver(router);
        this.alarms = new InstanceAlarms(scheduler, this::deadline);
        this.flushAlarm = scheduler.alarm("addresses", this::flush);
    }

    /**
     * Starts all instances. Virtual addresses that a crash has left are removed first. If this throws, only {@link #stop} may
     * follow.
     *
     * @throws SystemCallException if the kernel refuses what nothing works without
     * @throws IllegalArgumentException with the text of {@link RouterSettings#refusal} if there is one
     */
    public void start(RouterSettings settings) throws SystemCallException {
        kernel.watch(new Watcher());
        links.reset(kernel.links(), kernel.addresses());
        Consequences started = router.start(settings, links.surroundings(), scheduler.now(), scheduler.now());
        visible = router.instances();
        channels.adapt(visible, links);
        perform(started);
        addressWork.flush();
    }

    /**
     * Goes over to another configuration; instances that are the same virtual router go on without a missed advert.
     *
     * @throws IllegalArgumentException as {@link #start}; the old configuration runs on then
     */
    public void reload(RouterSettings settings) {
        Consequences reloaded = router.reload(settings, links.surroundings(), scheduler.now());
        // Instances that leave still say goodbye through their channels, which are closed afterwards.
        List<RunningInstance> both = new ArrayList<>(visible);
        both.addAll(router.instances());
        visible = router.instances();
        adaptChannels(both);
        perform(reloaded);
        addressWork.flush();
        adaptChannels(visible);
    }

    /** One run of a track script has ended. */
    public void scriptResult(String scriptName, ScriptOutcome outcome) {
        perform(router.scriptResult(scriptName, outcome, scheduler.now()));
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
            addressWork.flush();
            flushAlarm.cancel();
            visible = List.of();
            channels.close();
            kernel.close();
        }
        whenStopped.run();
    }

    /** How all instances stand. Any thread; instances are not of exactly the same moment. */
    public VrrpSnapshot snapshot() {
        List<InstanceSnapshot> instances = new ArrayList<>();
        for (RunningInstance instance : visible) {
            instances.add(new InstanceSnapshot(instance.settings(), instance.state()));
        }
        return new VrrpSnapshot(System.nanoTime(), instances);
    }

    /**
     * Interfaces that a configuration names and the machine does not have, in the order of the file.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    public Set<String> missingInterfaces(RouterSettings settings) throws SystemCallException {
        Set<String> missing = new LinkedHashSet<>();
        settings.instances().forEach(instance -> {
            missing.add(instance.router().interfaceName());
            instance.addresses().all().forEach(vip -> missing.add(vip.interfaceName()));
            instance.tracking().interfaces().forEach(tracked -> missing.add(tracked.name()));
        });
        for (Link link : kernel.links()) {
            missing.remove(link.name());
        }
        return missing;
    }

    private void received(AdvertPlace place, ByteBuffer packet) {
        perform(receiver.received(place, packet, scheduler.now(), WallClock.SYSTEM.nanos()));
    }

    private void deadline(Identity identity) {
        router.find(identity).ifPresent(instance -> {
            if (instance.state().name() == StateName.BACKUP) {
                // An advert that has come in but was not read yet proves that the master is alive.
                AdvertPlace place = AdvertChannels.placeOf(instance);
                AdvertChannel channel = place == null ? null : channels.at(place);
                if (channel != null) {
                    channel.drain();
                }
            }
            perform(router.timer(instance, scheduler.now()));
        });
    }

    private void perform(Consequences consequences) {
        for (Consequence one : consequences.all()) {
            perform(one);
        }
        scheduleFlush();
    }

    private void perform(Consequence one) {
        if (one instanceof Notice notice) {
            VrrpLog.write(notice);
        } else if (one instanceof InstanceStep done) {
            for (Action action : done.step().actions()) {
                perform(done.instance(), action);
            }
            alarms.setFor(done.instance());
        } else if (one instanceof GroupTransition group) {
            addressWork.afterwards(() -> VrrpLog.write(group));
        }
    }

    /** In the same turn, but behind other instances that are due: one batch for all. */
    private void scheduleFlush() {
        if (addressWork.pending()) {
            flushAlarm.armAt(scheduler.turn());
        }
    }

    private void flush() {
        boolean certain = addressWork.flush();
        if (!certain && !stopped) {
            resync();
        }
    }

    private void perform(RunningInstance instance, Action action) {
        String name = instance.name();
        if (action instanceof Action.SendAdvert send) {
            sender.send(instance, send);
        } else if (action instanceof Action.Log log) {
            VrrpLog.write(log.notice());
        } else if (action instanceof Action.AddAddresses add) {
            addressWork.add(name, add.addresses());
        } else if (action instanceof Action.RemoveAddresses remove) {
            addressWork.remove(name, remove.addresses());
        } else if (action instanceof Action.AnnounceAddresses announce) {
            addressWork.announce(instance, announce.addresses(), announce.rounds());
        } else if (action instanceof Action.Report report) {
            addressWork.afterwards(() -> {
                VrrpLog.write(report.transition());
                listener.transition(report.transition());
            });
        } else if (action instanceof Action.ReportLowerPriority) {
            int priority = instance.state().standing().effectivePriority();
            addressWork.afterwards(() -> listener.lowerPriorityHeard(name, priority));
        } else if (action instanceof Action.ReportPriority changed) {
            StateName state = instance.state().name();
            addressWork.afterwards(() -> listener.priorityChanged(name, state, changed.to()));
        }
    }

    private void adaptChannels(List<RunningInstance> instances) {
        try {
            channels.adapt(instances, links);
        } catch (SystemCallException refused) {
            VrrpLog.refused("cannot send or receive adverts", String.valueOf(refused.getMessage()));
        }
    }

    /** Compares with what the kernel has now. */
    private void resync() {
        try {
            links.reset(kernel.links(), kernel.addresses());
        } catch (SystemCallException refused) {
            VrrpLog.refused("cannot read links and addresses", String.valueOf(refused.getMessage()));
            return;
        }
        ownDeletions.forget();
        adaptChannels(visible);
        perform(router.resync(links.surroundings(), scheduler.now()));
        for (RunningInstance instance : visible) {
            for (VirtualIp vip : instance.settings().addresses().all()) {
                Link link = links.named(vip.interfaceName());
                boolean there = link != null && links.has(link.index(), vip.address(), vip.prefixLength());
                if (instance.state().holdsAddresses() && !there) {
                    perform(router.addressRemoved(lost(vip), false, scheduler.now()));
                } else if (there && !instance.state().holdsAddresses()) {
                    addressWork.remove(instance.name(), List.of(vip));
                }
            }
        }
        scheduleFlush();
    }

    private static Loss.OfAddress lost(VirtualIp vip) {
        return new Loss.OfAddress(vip.interfaceName(), vip.address(), vip.prefixLength());
    }

    /** Translates the kernel's notifications. */
    private final class Watcher implements RouteListener {
        @Override
        public void linkChanged(Link link) {
            Link before = links.put(link);
            if (before != null && !before.name().equals(link.name())) {
                perform(router.interfaceChanged(before.name(), false, scheduler.now()));
            }
            adaptChannels(visible);
            perform(router.interfaceChanged(link.name(), link.serves(), scheduler.now()));
        }

        @Override
        public void linkRemoved(Link link) {
            links.remove(link);
            perform(router.interfaceChanged(link.name(), false, scheduler.now()));
            adaptChannels(visible);
        }

        @Override
        public void addressAdded(InterfaceAddress address) {
            Link link = links.indexed(address.linkIndex());
            links.add(address);
            if (link != null && address.ipv4()) {
                perform(router.addressAdded(link.name(), address.address(), scheduler.now()));
            }
        }

        @Override
        public void addressRemoved(InterfaceAddress address) {
            Link link = links.indexed(address.linkIndex());
            links.remove(address);
            boolean own = ownDeletions.settle(address);
            if (link != null && address.ipv4()) {
                Loss.OfAddress lost = new Loss.OfAddress(link.name(), address.address(), address.prefixLength());
                perform(router.addressRemoved(lost, own, scheduler.now()));
            }
        }

        @Override
        public void resync() {
            addressWork.flush();
            VrrpEngine.this.resync();
        }
    }
}
