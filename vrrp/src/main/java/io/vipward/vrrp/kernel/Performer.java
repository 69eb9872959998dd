package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.Consequence;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import java.util.function.Consumer;

/** Does what the elections have decided: adverts and lines of the log at once, everything else in one batch behind them. */
final class Performer {
    private final AdvertSender sender;
    private final KernelWork work;
    private final HoldingsWork holdings;
    private final Firewall firewall;
    private final Announcer announcer;
    private final TransitionListener listener;

    Performer(
            AdvertSender sender,
            KernelWork work,
            HoldingsWork holdings,
            Firewall firewall,
            Announcer announcer,
            TransitionListener listener) {
        this.sender = sender;
        this.work = work;
        this.holdings = holdings;
        this.firewall = firewall;
        this.announcer = announcer;
        this.listener = listener;
    }

    /**
     * Does it all.
     *
     * @param afterEach called for each instance that has taken a step
     */
    void perform(Consequences consequences, Consumer<RunningInstance> afterEach) {
        for (Consequence one : consequences.all()) {
            if (one instanceof Notice notice) {
                VrrpLog.write(notice);
            } else if (one instanceof InstanceStep done) {
                for (Action action : done.step().actions()) {
                    perform(done.instance(), action);
                }
                afterEach.accept(done.instance());
            } else if (one instanceof GroupTransition group) {
                work.afterwards(() -> {
                    VrrpLog.write(group);
                    listener.groupTransition(group);
                });
            }
        }
    }

    private void perform(RunningInstance instance, Action action) {
        if (action instanceof Action.SendAdvert send) {
            sender.send(instance, send);
        } else if (action instanceof Action.Log log) {
            VrrpLog.write(log.notice());
        } else if (!changesKernel(instance, action) && !announces(instance, action)) {
            reports(instance, action);
        }
    }

    private boolean changesKernel(RunningInstance instance, Action action) {
        String name = instance.name();
        if (action instanceof Action.AddAddresses add) {
            holdings.add(name, add.addresses());
        } else if (action instanceof Action.RemoveAddresses remove) {
            announcer.forget(instance);
            holdings.remove(name, remove.addresses());
        } else if (action instanceof Action.AddRoutes add) {
            holdings.addRoutes(name, add.routes());
        } else if (action instanceof Action.RemoveRoutes remove) {
            holdings.removeRoutes(name, remove.routes());
        } else if (action instanceof Action.AddRules add) {
            holdings.addRules(name, add.rules());
        } else if (action instanceof Action.RemoveRules remove) {
            holdings.removeRules(name, remove.rules());
        } else if (action instanceof Action.Block block) {
            firewall.block(name, block.addresses());
        } else if (action instanceof Action.Unblock unblock) {
            // Only when the addresses are gone: in between they would be accepted.
            work.afterwards(() -> firewall.unblock(name, unblock.addresses()));
        } else {
            return false;
        }
        return true;
    }

    private boolean announces(RunningInstance instance, Action action) {
        if (action instanceof Action.AnnounceAddresses announce) {
            work.afterwards(() -> {
                if (instance.state().holdsAddresses()) {
                    announcer.announce(instance, announce.addresses(), announce.rounds());
                }
            });
        } else if (action instanceof Action.AnnounceElsewhere elsewhere) {
            work.afterwards(() -> announcer.announceElsewhere(instance, elsewhere.allInterfaces()));
        } else if (action instanceof Action.AnnounceSource own) {
            announcer.announceSource(instance, own.source());
        } else {
            return false;
        }
        return true;
    }

    private void reports(RunningInstance instance, Action action) {
        String name = instance.name();
        if (action instanceof Action.Report report) {
            Transition transition = report.transition();
            work.afterwards(() -> {
                VrrpLog.write(transition);
                listener.transition(transition);
            });
        } else if (action instanceof Action.ReportLowerPriority) {
            int priority = instance.state().standing().effectivePriority();
            work.afterwards(() -> listener.lowerPriorityHeard(name, priority));
        } else if (action instanceof Action.ReportPriority changed) {
            StateName state = instance.state().name();
            work.afterwards(() -> listener.priorityChanged(name, state, changed.to()));
        }
    }
}
