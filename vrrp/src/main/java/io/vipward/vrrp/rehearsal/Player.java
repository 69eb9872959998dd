package io.vipward.vrrp.rehearsal;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.kernel.EngineSettings;
import io.vipward.vrrp.kernel.VrrpEngine;
import io.vipward.vrrp.wire.Advert;
import java.nio.ByteBuffer;
import java.util.List;

/** One of the two machines: a real engine on a kernel of the stage, which can be ended and started again. */
final class Player {
    private static final long WIRE_NANOS = 50_000;
    private static final ScriptOutcome SUCCEEDS = new ScriptOutcome.Exited(0);
    private static final ScriptOutcome FAILS = new ScriptOutcome.Exited(1);

    private final StageClock clock;
    private final List<InterfaceAddress> own;
    private final EngineSettings settings;
    private final EngineSettings others;
    private final NetlinkChannel questions;
    private final StageReport report;
    private StageKernel kernel;
    private VrrpEngine engine;
    private List<Player> audience = List.of();
    private boolean cutOff;

    /**
     * Not started yet.
     *
     * @param own its addresses
     * @param priority of its instances
     */
    Player(StageClock clock, List<InterfaceAddress> own, int priority, NetlinkChannel questions, StageReport report) {
        this.clock = clock;
        this.own = own;
        this.settings = Plot.settings(priority);
        this.others = Plot.settings(priority + 1);
        this.questions = questions;
        this.report = report;
        this.kernel = newKernel();
        this.engine = new VrrpEngine(clock, kernel, report);
    }

    /** Who hears it. */
    void plays(Player other) {
        audience = List.of(other);
    }

    void start() {
        kernel = newKernel();
        engine = new VrrpEngine(clock, kernel, report);
        try {
            engine.start(settings, Long.MAX_VALUE);
        } catch (SystemCallException refused) {
            throw new IllegalStateException("nothing on the stage refuses anything", refused);
        }
        scriptSucceeds(true);
    }

    void stop() {
        engine.stop(() -> {});
    }

    /** As if its power or its cables were gone, and it did not know. */
    void cutOff(boolean cut) {
        cutOff = cut;
    }

    void carrier(boolean there) {
        kernel.carrier(there);
    }

    void scriptSucceeds(boolean succeeds) {
        engine.scriptResult(Plot.SCRIPT, succeeds ? SUCCEEDS : FAILS);
    }

    void loseAddresses() {
        kernel.loseAdded(own);
    }

    /** Goes over to another configuration and back. */
    void reload() {
        engine.reload(others);
        engine.reload(settings);
    }

    void overflow() {
        kernel.overflow();
    }

    void stall(long nanos) {
        engine.stalled(nanos);
    }

    private StageKernel newKernel() {
        return new StageKernel(clock, own, questions, this::send, report);
    }

    private void send(Advert advert, ByteBuffer packet) {
        if (!cutOff) {
            audience.forEach(other -> clock.at(clock.now() + WIRE_NANOS, () -> other.hear(advert, packet)));
        }
    }

    private void hear(Advert advert, ByteBuffer packet) {
        if (!cutOff) {
            kernel.receive(advert, packet);
        }
    }
}
