package io.vipward.checkers.kernel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vipward.checkers.core.Action;
import io.vipward.checkers.core.KernelSettings;
import io.vipward.checkers.core.PlanText;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.ipvs.fake.FakeIpvs;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** An engine on a virtual clock, with a kernel and servers that are not real, and a transcript of all that happens. */
final class Rig implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final VirtualAlarms alarms = new VirtualAlarms();
    private final FakeServers servers = new FakeServers(alarms);
    private final FakeIpvs ipvs;
    private final FakeKernel channel;
    private final CheckersEngine engine;
    private final List<String> transcript = new ArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.vipward.checkers");
    private final AppenderBase<ILoggingEvent> appender = new Appender();
    private IpvsTable last;

    Rig() {
        this(IpvsTable.EMPTY, 1);
    }

    Rig(IpvsTable inKernel, long seed) {
        ipvs = new FakeIpvs(inKernel);
        last = inKernel;
        channel = new FakeKernel(this::answer);
        engine = new CheckersEngine(alarms, new IpvsKernel(channel), servers, new Random(seed), new Listener());
        logger.setLevel(Level.DEBUG);
        appender.start();
        logger.addAppender(appender);
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%6.2f", nanos / NANOS);
    }

    FakeIpvs ipvs() {
        return ipvs;
    }

    FakeKernel channel() {
        return channel;
    }

    FakeServers servers() {
        return servers;
    }

    CheckersEngine engine() {
        return engine;
    }

    boolean idle() {
        return alarms.idle();
    }

    Rig start(VirtualServer... configuration) {
        engine.start(plans(configuration));
        return this;
    }

    Rig reload(VirtualServer... configuration) {
        note("-- reload");
        engine.reload(plans(configuration));
        return this;
    }

    /** Starts with the text of a configuration. */
    Rig start(String configuration) {
        engine.want(KernelSettings.of(PlanText.configuration(configuration)));
        engine.start(PlanText.plans(configuration));
        return this;
    }

    Rig reload(String configuration) {
        note("-- reload");
        engine.want(KernelSettings.of(PlanText.configuration(configuration)));
        engine.reload(PlanText.plans(configuration));
        return this;
    }

    private static List<ServerPlan> plans(VirtualServer... configuration) {
        return Stream.of(configuration).map(ServerPlan::of).toList();
    }

    Rig instance(String name, boolean master) {
        engine.onInstance(name, master);
        return this;
    }

    Rig stop() {
        note("-- stop");
        engine.stop(() -> note("-- stopped"));
        return this;
    }

    /** @param seconds since the start */
    Rig until(double seconds) {
        alarms.advanceTo((long) (seconds * NANOS));
        return this;
    }

    Rig set(FakeServers.Behaviour behaviour, String... names) {
        for (String name : names) {
            note("-- " + name + " " + behaviour.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            servers.set(name, behaviour);
        }
        return this;
    }

    void note(String line) {
        transcript.add(seconds(alarms.now()) + "  " + line);
    }

    String transcript() {
        return String.join("\n", transcript) + "\n";
    }

    /** Only what was logged, without times. */
    List<String> log() {
        return transcript.stream()
                .map(line -> line.substring(8))
                .filter(line -> !line.startsWith("-- ") && !line.startsWith("   "))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }

    private Reply answer(Request request) {
        Reply reply = ipvs.apply(request);
        IpvsTable now = ipvs.table();
        if (!now.equals(last)) {
            describe(last, now);
            last = now;
        }
        return reply;
    }

    private void describe(IpvsTable before, IpvsTable after) {
        for (ServiceKey key : before.entries().keySet()) {
            if (after.find(key) == null) {
                note("    kernel - " + key.text());
            }
        }
        after.entries().forEach((key, entry) -> {
            IpvsTable.Entry old = before.find(key);
            if (old == null) {
                note("    kernel + " + key.text() + " "
                        + entry.service().scheduler().kernelName());
            } else if (!old.service().equals(entry.service())) {
                note("    kernel ~ " + key.text() + " "
                        + entry.service().scheduler().kernelName());
            }
            Map<DestinationKey, Destination> had = old == null ? Map.of() : old.destinations();
            describe(had, entry.destinations());
        });
    }

    private void describe(Map<DestinationKey, Destination> before, Map<DestinationKey, Destination> after) {
        before.forEach((key, destination) -> {
            @Nullable Destination now = after.get(key);
            if (now == null) {
                note("    kernel -   " + key.text());
            } else if (!Objects.equals(now, destination)) {
                note("    kernel ~   " + key.text() + " weight " + now.weight());
            }
        });
        after.forEach((key, destination) -> {
            if (!before.containsKey(key)) {
                note("    kernel +   " + key.text() + " weight " + destination.weight());
            }
        });
    }

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            String mark = event.getLevel() == Level.INFO ? "" : event.getLevel() + " ";
            note(mark + event.getFormattedMessage());
        }
    }

    private final class Listener implements NotificationListener {
        @Override
        public void onRealServer(Action.NotifyRealServer notification) {
            note("    notify " + notification.text());
        }

        @Override
        public void onVirtualServer(Action.NotifyVirtualServer notification) {
            note("    notify " + notification.text());
        }

        @Override
        public void onMail(Action.Mail mail) {
            note("    mail " + mail.subject() + ": " + mail.body());
        }
    }
}
