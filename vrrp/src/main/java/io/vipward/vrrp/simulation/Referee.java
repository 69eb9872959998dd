package io.vipward.vrrp.simulation;

import io.vipward.parser.model.ElectionSettings;
import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.wire.Advert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees everything that machines do, has it checked by all rules, and writes the journal. One thread. */
final class Referee {
    private static final int MOST_CONSEQUENCES = 64;
    private static final int MOST_CONSEQUENCES_FOR_PAIR = 8;

    private final Agenda agenda;
    private final Journal journal;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final PreemptionAudit preemption = new PreemptionAudit();
    private final MasterAudit masters = new MasterAudit();

    Referee(Agenda agenda, Journal journal) {
        this.agenda = agenda;
        this.journal = journal;
    }

    void watch(SimulatedNode node) {
        nodes.add(node);
    }

    void note(String node, Object what) {
        journal.note(node, what);
    }

    InvariantViolation violation(String what) {
        return journal.violation(what);
    }

    /** Something was done to a machine or to the network, from outside. */
    void disturbed() {
        masters.restart();
    }

    /** These go on with other settings, or not at all. */
    void forget(List<RunningInstance> instances) {
        preemption.forget(instances);
    }

    void hears(RunningInstance instance, Advert advert) {
        preemption.hears(instance, advert);
    }

    void stepped(SimulatedNode node, InstanceStep done) {
        RunningInstance instance = done.instance();
        check(node, instance, StepAudit.findBreach(done));
        if (node.upToDate()) {
            check(
                    node,
                    instance,
                    StepAudit.findBreach(instance.settings(), done.step().next(), node.possessions()));
        }
        check(node, done.instance(), preemption.findBreach(done, node.monotonicNanos()));
        for (Action action : done.step().actions()) {
            if (action instanceof Action.ReportPriority) {
                masters.restart();
            } else if (action instanceof Action.Report report
                    && report.transition().from() == StateName.MASTER) {
                masters.left(node, instance);
            }
            boolean advertises =
                    action instanceof Action.SendAdvert send && send.advert().priority() > 0;
            if (advertises && done.instance().state().holdsAddresses()) {
                check(node, done.instance(), masters.findBreach(node, done.instance(), nodes, agenda.now()));
            }
        }
    }

    /** A daemon that was not run has dealt with everything that had happened meanwhile. */
    void caughtUp(SimulatedNode node) {
        for (RunningInstance instance : node.instances()) {
            check(node, instance, StepAudit.findBreach(instance.settings(), instance.state(), node.possessions()));
        }
    }

    /** All consequences of an event have been dealt with. */
    void finished(SimulatedNode node, RouterSettings settings, Consequences consequences) {
        if (consequences.all().isEmpty()) {
            return;
        }
        GroupAudit.findBreach(settings.groups(), node.instances()).ifPresent(breach -> {
            throw violation(node + ": " + breach);
        });
        int instances = settings.instances().size();
        int most = MOST_CONSEQUENCES + MOST_CONSEQUENCES_FOR_PAIR * instances * instances;
        if (consequences.all().size() > most) {
            throw violation(node + ": " + consequences.all().size() + " consequences of one event");
        }
    }

    /** An advert is about to leave while those of another master wait to be read. */
    void advertisesUnheard(SimulatedNode node, RunningInstance instance, long stalledNanos, Advert unread) {
        ElectionSettings election = instance.settings().election();
        if (stalledNanos > election.advertNanos() * election.downTimerAdverts()) {
            throw violation(node + " " + instance.name() + ": advertises after a stall of " + stalledNanos
                    + " ns without having listened to " + unread.source());
        }
    }

    private void check(SimulatedNode node, RunningInstance instance, Optional<String> breach) {
        breach.ifPresent(what -> {
            throw violation(node + " " + instance.name() + ": " + what);
        });
    }
}
