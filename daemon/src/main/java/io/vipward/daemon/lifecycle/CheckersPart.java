package io.vipward.daemon.lifecycle;

import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.kernel.CheckersEngine;
import io.vipward.checkers.kernel.NotificationListener;
import io.vipward.checkers.probe.LoopProbes;
import io.vipward.checkers.probe.TlsEngines;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.parser.model.Configuration;
import java.util.Random;
import java.util.function.Consumer;

/** The checkers' engine on its thread. Used by the control thread. */
final class CheckersPart {
    private final EngineThread thread;
    private final NetlinkSocket netlink;
    private final CheckersEngine engine;

    private CheckersPart(EngineThread thread, NetlinkSocket netlink, CheckersEngine engine) {
        this.thread = thread;
        this.netlink = netlink;
        this.engine = engine;
    }

    /**
     * Sets the virtual servers up, then starts the thread. A kernel without IPVS is the engine's to report.
     *
     * @throws SystemCallException no netlink socket is to be had
     */
    static CheckersPart start(Configuration configuration, Consumer<Throwable> whenFailed) throws SystemCallException {
        CheckersEngine[] late = new CheckersEngine[1];
        EngineThread thread = new EngineThread("checkers", () -> late[0].stop(() -> {}), whenFailed);
        NetlinkSocket netlink = NetlinkSocket.open(Protocol.GENERIC);
        CheckersEngine engine = new CheckersEngine(
                thread.loop(),
                new IpvsKernel(netlink),
                new LoopProbes(thread.loop(), TlsEngines.anonymous()),
                new Random(System.nanoTime()),
                NotificationListener.NONE);
        late[0] = engine;
        engine.start(ServerPlan.of(configuration));
        thread.give(ThreadShare.ofCheckers(configuration));
        thread.start();
        return new CheckersPart(thread, netlink, engine);
    }

    void reload(Configuration configuration, Runnable whenDone) {
        thread.give(ThreadShare.ofCheckers(configuration));
        thread.post(() -> {
            engine.reload(ServerPlan.of(configuration));
            whenDone.run();
        });
    }

    void stop() {
        thread.post(() -> engine.stop(thread.loop()::stop));
    }

    boolean join(long millis) {
        boolean ended = thread.join(millis);
        if (ended) {
            netlink.close();
        }
        return ended;
    }
}
