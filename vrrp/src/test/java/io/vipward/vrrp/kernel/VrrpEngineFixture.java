package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.address;

import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertEncoder;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import io.vipward.vrrp.wire.Sealing;
import java.util.ArrayList;
import java.util.List;

/** An engine on a kernel that is none, in a time that the test moves. */
abstract class VrrpEngineFixture {
    static final long UPTIME = 3_600_000_000_000L;

    static final long MASTER_DOWN_100 = 3_609_375_000L;

    static final GarpSettings ONE_ROUND = new GarpSettings(0, 1, 0, 1, 0, 0);

    final ManualScheduler scheduler = new ManualScheduler();

    final FakeVrrpKernel kernel = FakeVrrpKernel.machine();

    final List<String> transitions = new ArrayList<>();

    final VrrpEngine engine = new VrrpEngine(scheduler, kernel, new TransitionListener() {
        @Override
        public void transition(Transition transition) {
            transitions.add(transition.text());
        }

        @Override
        public void lowerPriorityHeard(String instance, int priority) {
            transitions.add(instance + " heard lower than " + priority);
        }

        @Override
        public void priorityChanged(String instance, StateName state, int priority) {
            transitions.add(instance + " " + state + " now " + priority);
        }
    });

    StateName state() {
        return engine.snapshot().instances().get(0).stateName();
    }

    static Fixtures instance() {
        return Fixtures.instance(100).garp(ONE_ROUND);
    }

    static EngineSettings settings(VrrpInstance... instances) {
        return EngineSettings.of(RouterSettings.of(List.of(instances), List.of()));
    }

    static byte[] advert(int vrid, int priority) {
        Advert advert = new Advert(
                PacketEnvelope.outgoing(address("192.0.2.2"), address("224.0.0.18"), 1),
                new AdvertHeader(2, 1, vrid, priority, 1),
                new AdvertBody.Version2(1, 1, 0x7333637265740000L),
                List.of(address("192.0.2.100")),
                Protection.NONE);
        return AdvertEncoder.encode(advert, Sealing.PLAIN);
    }
}
