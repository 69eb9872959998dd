package io.vipward.checkers.probe;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.TcpCheck;

/** Probers on an event loop. On its thread. */
public final class LoopProbes implements Probes {
    private final EventLoop loop;

    public LoopProbes(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public Prober prober(Subject subject) {
        Checker check = subject.check();
        if (check instanceof TcpCheck tcp) {
            return new TcpProbe(loop, tcp);
        }
        throw new IllegalArgumentException(check.keyword() + " of " + subject.realServer() + " was not left out");
    }
}
