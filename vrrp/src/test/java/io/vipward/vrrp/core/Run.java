package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.address;

import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drives one election through events in virtual time and shows what came of the last one. */
final class Run {
    private static final long PASSWORD = 0x7333637265740000L;

    private Election election;
    private long now;
    private @Nullable Step last;

    private Run(Election election) {
        this.election = election;
    }

    /** Started at 0 on 192.0.2.1 with everything in order. */
    static Run started(Fixtures fixtures) {
        return started(fixtures, Fixtures.healthy("192.0.2.1"));
    }

    static Run started(Fixtures fixtures, Conditions conditions) {
        Run run = new Run(fixtures.election());
        run.last = run.election.start(conditions, true, 0);
        return run;
    }

    /** Started, and master after its first deadline. */
    static Run master(Fixtures fixtures) {
        Run run = started(fixtures);
        if (run.state().name() != StateName.MASTER) {
            run.toDeadline();
        }
        return run;
    }

    Run at(long nanos) {
        now = nanos;
        return this;
    }

    Run after(long nanos) {
        now += nanos;
        return this;
    }

    Run toDeadline() {
        now = state().nextDeadlineNanos();
        return timer();
    }

    Run timer() {
        last = election.timer(state(), true, now);
        return this;
    }

    Run hears(String source, int priority) {
        return hears(advert(source, priority));
    }

    Run hears(Decoded decoded) {
        last = election.received(state(), decoded, now, now);
        return this;
    }

    /** At this time on the wall. */
    Run hearsAt(long wallNanos, Decoded decoded) {
        last = election.received(state(), decoded, now, wallNanos);
        return this;
    }

    Run interfaceChanges(String interfaceName, boolean up) {
        Set<String> interfaces = new HashSet<>(state().conditions().world().interfacesUp());
        if (up) {
            interfaces.add(interfaceName);
        } else {
            interfaces.remove(interfaceName);
        }
        return sees(state().conditions().world().withInterfaces(interfaces));
    }

    Run scriptChanges(String script, ScriptStanding standing) {
        Map<String, ScriptStanding> standings =
                new HashMap<>(state().conditions().world().scripts());
        standings.put(script, standing);
        return sees(state().conditions().world().withScripts(standings));
    }

    Run sourceChanges(@Nullable String source) {
        Conditions conditions = state().conditions().withSource(source == null ? null : address(source));
        last = election.reconsidered(state(), conditions, now);
        return this;
    }

    Run sees(World world) {
        last = election.reconsidered(state(), state().conditions().with(world), now);
        return this;
    }

    Run losesAddress(String address) {
        last = election.removedByOthers(state(), new Loss.OfAddress("eth0", address(address), 32), now);
        return this;
    }

    Run reloads(Fixtures fixtures) {
        Election next = fixtures.election();
        last = next.reloaded(state(), election, state().conditions(), now);
        election = next;
        return this;
    }

    Run stops() {
        last = election.stop(state(), now);
        return this;
    }

    Run isRemoved() {
        last = election.removed(state(), now);
        return this;
    }

    Run stalledFor(long nanos) {
        last = election.resumedAfterStall(state(), nanos, now);
        return this;
    }

    InstanceState state() {
        return step().next();
    }

    Step step() {
        if (last == null) {
            throw new IllegalStateException("not started");
        }
        return last;
    }

    long now() {
        return now;
    }

    long untilDeadline() {
        return state().nextDeadlineNanos() - now;
    }

    long counter(Counter counter) {
        return state().counters().value(counter);
    }

    /** The last step's actions in short: what was sent, changed, announced and reported; log lines left out. */
    List<String> deeds() {
        return step().actions().stream().flatMap(Run::deed).toList();
    }

    /** The last step's log lines, details included. */
    List<String> log() {
        List<String> lines = new ArrayList<>();
        for (Action action : step().actions()) {
            if (action instanceof Action.Log log) {
                lines.add(log.notice().text());
            } else if (action instanceof Action.Report report) {
                lines.add(report.transition().text());
            }
        }
        return lines;
    }

    static Advert advert(String source, int priority) {
        return advert(source, priority, "192.0.2.100");
    }

    static Advert advert(String source, int priority, String vip) {
        return new Advert(
                new PacketEnvelope(address(source), address("224.0.0.18"), 255, 1, 40, 40),
                new AdvertHeader(2, 1, 51, priority, 1),
                new AdvertBody.Version2(1, 1, PASSWORD),
                List.of(address(vip)),
                Protection.NONE);
    }

    private static Stream<String> deed(Action action) {
        if (action instanceof Action.SendAdvert send) {
            return Stream.of("advert " + send.advert().priority());
        } else if (action instanceof Action.AddAddresses add) {
            return Stream.of("add " + texts(add.addresses()));
        } else if (action instanceof Action.RemoveAddresses remove) {
            return Stream.of("remove " + texts(remove.addresses()));
        } else if (action instanceof Action.Block block) {
            return Stream.of("block " + texts(block.addresses()));
        } else if (action instanceof Action.Unblock unblock) {
            return Stream.of("unblock " + texts(unblock.addresses()));
        } else if (action instanceof Action.AddRoutes add) {
            return Stream.of("add " + add.routes().size() + " routes");
        } else if (action instanceof Action.RemoveRoutes remove) {
            return Stream.of("remove " + remove.routes().size() + " routes");
        } else if (action instanceof Action.AddRules add) {
            return Stream.of("add " + add.rules().size() + " rules");
        } else if (action instanceof Action.RemoveRules remove) {
            return Stream.of("remove " + remove.rules().size() + " rules");
        } else if (action instanceof Action.AnnounceSource source) {
            return Stream.of("announce source " + source.source().getHostAddress());
        } else if (action instanceof Action.AnnounceElsewhere elsewhere) {
            return Stream.of("announce elsewhere" + (elsewhere.allInterfaces() ? " on all" : ""));
        } else if (action instanceof Action.AnnounceAddresses announce) {
            return Stream.of("announce " + announce.rounds() + " x " + texts(announce.addresses()));
        } else if (action instanceof Action.Report report) {
            Transition transition = report.transition();
            String silently = transition.announced() ? "" : "silently ";
            return Stream.of(silently + transition.from() + " -> " + transition.to());
        } else if (action instanceof Action.ReportLowerPriority lower) {
            return Stream.of(String.format(
                    Locale.ROOT,
                    "lower %d from %s",
                    lower.priority(),
                    lower.from().getHostAddress()));
        } else if (action instanceof Action.ReportPriority priority) {
            return Stream.of("priority " + priority.from() + " -> " + priority.to());
        }
        return Stream.empty();
    }

    private static String texts(List<VirtualIp> addresses) {
        return String.join(" ", addresses.stream().map(VirtualIp::text).toList());
    }
}
