package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.address;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.AdvertEncoder;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import io.vipward.vrrp.wire.Sealing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A router with the configuration of a text, at 192.0.2.1 on eth0; time passes when it is told. */
final class Machine {
    private final VrrpRouter router = new VrrpRouter();
    private final Map<String, Surroundings.Interface> links = new HashMap<>();
    private Consequences last;
    private long now;

    private Machine(String text, String... sources) {
        links.put(
                "eth0",
                new Surroundings.Interface(
                        true,
                        1500,
                        List.of(sources).stream().map(Fixtures::address).toList()));
        last = router.start(settings(text), surroundings(), Long.MIN_VALUE, 0);
    }

    static Machine of(String text) {
        return new Machine(text, "192.0.2.1", "fe80::1");
    }

    static Machine at(String source, String text) {
        return new Machine(text, source);
    }

    /** One instance, VI_1 with VRID 51 on eth0 for 192.0.2.100, with more lines. */
    static String instance(String... lines) {
        return "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n192.0.2.100\n}\n"
                + String.join("\n", lines) + "\n}\n";
    }

    static RouterSettings settings(String text) {
        ParseResult result = ConfigurationParser.parse("test.conf", text);
        Configuration configuration = result.configuration();
        if (configuration == null) {
            throw new AssertionError(result.text());
        }
        return RouterSettings.of(configuration);
    }

    VrrpRouter router() {
        return router;
    }

    long now() {
        return now;
    }

    RunningInstance first() {
        return router.instances().get(0);
    }

    StateName state() {
        return first().state().name();
    }

    int priority() {
        return first().state().standing().effectivePriority();
    }

    /** Until the first instance's deadline, which it serves. */
    Machine toDeadline() {
        now = first().state().nextDeadlineNanos();
        return took(router.timer(first(), now));
    }

    Machine took(Consequences consequences) {
        last = consequences;
        return this;
    }

    Machine reload(String text) {
        return took(router.reload(settings(text), surroundings(), now));
    }

    /** An advert of another arrives, as bytes. */
    Machine hears(Advert advert, Sealing sealing) {
        AdvertPlace place =
                first().settings().place(first().state().conditions().source());
        if (place == null) {
            throw new AssertionError("listens nowhere");
        }
        Advert received = (Advert) AdvertDecoder.decode(ByteBuffer.wrap(AdvertEncoder.encode(advert, sealing)));
        return router.find(place, advert.header().vrid(), advert.source())
                .map(instance -> took(router.received(instance, received, now, 0)))
                .orElseGet(() -> took(Consequences.NONE));
    }

    /** Of VRRPv3, from one address to another. */
    static Advert version3(String source, String destination, int ttl, int priority) {
        return new Advert(
                PacketEnvelope.outgoing(address(source), address(destination), 1, ttl),
                new AdvertHeader(3, AdvertHeader.ADVERTISEMENT, 51, priority, 1),
                new AdvertBody.Version3(0, 100),
                List.of(address("192.0.2.100")),
                Protection.NONE);
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        last.steps().forEach(step -> actions.addAll(step.step().actions()));
        return actions;
    }

    /** Log lines, of instances and of no instance. */
    List<String> log() {
        List<String> lines = new ArrayList<>();
        for (Consequence one : last.all()) {
            if (one instanceof Notice notice) {
                lines.add(notice.text());
            } else if (one instanceof InstanceStep step) {
                for (Action action : step.step().actions()) {
                    if (action instanceof Action.Log log) {
                        lines.add(log.notice().text());
                    }
                }
            }
        }
        return lines;
    }

    /** Names of the actions that change the kernel, in their order. */
    List<String> changes() {
        List<String> names = new ArrayList<>();
        for (Action action : actions()) {
            String name = action.getClass().getSimpleName();
            if (name.startsWith("Add") || name.startsWith("Remove") || name.endsWith("lock")) {
                names.add(name);
            }
        }
        return names;
    }

    Action.SendAdvert sent() {
        return (Action.SendAdvert) actions().stream()
                .filter(Action.SendAdvert.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    Surroundings surroundings() {
        return new Surroundings(links);
    }

    Machine link(String name, boolean up) {
        links.put(name, new Surroundings.Interface(up, 1500, List.of()));
        return took(router.interfaceChanged(name, up, now));
    }
}
