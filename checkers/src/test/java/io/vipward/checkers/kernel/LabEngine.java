package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.checkers.core.KernelSettings;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.probe.LoopProbes;
import io.vipward.checkers.probe.NoPrograms;
import io.vipward.checkers.probe.TlsEngines;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Our engine on a loop of its own, in the namespace of the thread that starts it. */
final class LabEngine implements AutoCloseable {
    private final EventLoop loop = new EventLoop("checkers");
    private final NetlinkSocket socket = NetlinkSocket.open(Protocol.GENERIC);
    private final CheckersEngine engine = new CheckersEngine(
            loop,
            new IpvsKernel(socket),
            new LoopProbes(loop, TlsEngines.anonymous(), new NoPrograms()),
            new Random(1),
            NotificationListener.NONE);
    private final Thread thread = new Thread(loop::run, "checkers");

    private LabEngine() throws IOException {}

    static LabEngine start(String file) throws IOException {
        Configuration configuration = parse(file);
        LabEngine ours = new LabEngine();
        ours.loop.post(() -> {
            ours.engine.want(KernelSettings.of(configuration));
            ours.engine.start(ServerPlan.of(configuration));
        });
        ours.thread.start();
        return ours;
    }

    /** Returns when the table is made. */
    void reload(String file) throws InterruptedException {
        Configuration configuration = parse(file);
        CountDownLatch reloaded = new CountDownLatch(1);
        loop.post(() -> {
            engine.want(KernelSettings.of(configuration));
            engine.reload(ServerPlan.of(configuration));
            reloaded.countDown();
        });
        reloaded.await();
    }

    void instance(String name, boolean master) {
        loop.post(() -> engine.onInstance(name, master));
    }

    private static Configuration parse(String file) {
        Configuration configuration =
                ConfigurationParser.parse("lab.conf", file).configuration();
        assertNotNull(configuration);
        return configuration;
    }

    void stop() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        loop.post(() -> engine.stop(stopped::countDown));
        stopped.await();
    }

    @Override
    public void close() throws InterruptedException {
        loop.stop();
        thread.join();
        loop.close();
        socket.close();
    }
}
