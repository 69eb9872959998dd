package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.Interfaces.GarpGroup;
import io.vipward.parser.model.Interfaces.LinkDelay;
import io.vipward.parser.model.Interfaces.Member;
import io.vipward.parser.model.Interfaces.PolledLink;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.VrrpRoutes;
import io.vipward.parser.source.Position;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The same for static items, routes and rules, and for what is said about interfaces outside of instances. */
final class StaticInterfaceCheck {
    private final BiPredicate<String, Position> present;
    private final Findings findings;

    /** Takes what is found. */
    @FunctionalInterface
    interface Findings {
        void add(Verdict verdict, Position position, String message, String help);
    }

    /**
     * Finds nothing yet.
     *
     * @param present whether an interface exists, or may be named all the same, at this place
     */
    StaticInterfaceCheck(BiPredicate<String, Position> present, Findings findings) {
        this.present = present;
        this.findings = findings;
    }

    Configuration check(Configuration configuration) {
        StaticItems items = configuration.statics();
        StaticItems kept = items.with(
                items.addresses().stream()
                        .filter(address -> isPresent(
                                address.interfaceName(),
                                address.position(),
                                "ip address " + address.address().getHostAddress() + "/" + address.prefixLength()))
                        .toList(),
                routes(items.routes()),
                rules(items.rules()));
        return configuration.with(kept).with(interfaces(configuration.interfaces()));
    }

    VrrpRoutes check(VrrpRoutes routes) {
        return new VrrpRoutes(routes(routes.routes()), rules(routes.rules()));
    }

    private List<IpRoute> routes(List<IpRoute> routes) {
        return routes.stream().filter(this::canBe).toList();
    }

    private boolean canBe(IpRoute route) {
        return route.nextHops().stream()
                .map(NextHop::interfaceName)
                .filter(Objects::nonNull)
                .allMatch(name -> isPresent(name, route.position(), "VROUTE nexthop"));
    }

    private List<IpRule> rules(List<IpRule> rules) {
        return rules.stream()
                .filter(rule -> Stream.of(
                                rule.match().interfaces().in(),
                                rule.match().interfaces().out())
                        .filter(Objects::nonNull)
                        .allMatch(name -> isPresent(name, rule.position(), "rule")))
                .toList();
    }

    private Interfaces interfaces(Interfaces interfaces) {
        List<GarpGroup> groups =
                interfaces.garpGroups().stream().map(this::group).toList();
        List<PolledLink> polled = interfaces.polled().stream()
                .filter(link -> isLink(link.interfaceName(), link.position(), "linkbeat interface"))
                .toList();
        List<LinkDelay> delays = interfaces.delays().stream()
                .filter(delay -> isLink(delay.interfaceName(), delay.position(), "up/down delay"))
                .toList();
        return new Interfaces(groups, polled, delays);
    }

    private GarpGroup group(GarpGroup group) {
        List<Member> members = group.members().stream()
                .filter(member -> isPresent(member.interfaceName(), member.position(), "garp_group"))
                .toList();
        return new GarpGroup(group.garpNanos(), group.gnaNanos(), members, group.position());
    }

    private boolean isPresent(String name, Position position, String what) {
        boolean exists = present.test(name, position);
        if (!exists) {
            findings.add(
                    Verdict.FATAL_AT_START,
                    position,
                    "WARNING - interface " + name + " for " + what + " doesn't exist",
                    "create the interface, or correct its name");
        }
        return exists;
    }

    /** keepalived counts these for less than its other messages, though they stop the daemon too. */
    private boolean isLink(String name, Position position, String what) {
        boolean exists = present.test(name, position);
        if (!exists) {
            findings.add(
                    Verdict.FATAL_INTERFACE,
                    position,
                    "unknown interface " + name + " specified for " + what,
                    "create the interface, or correct its name");
        }
        return exists;
    }
}
