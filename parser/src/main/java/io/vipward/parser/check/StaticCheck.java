package io.vipward.parser.check;

import io.vipward.parser.check.Definitions.Defined;
import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.RouteHandling;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.IpRule.RuleHandling;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.StaticItems.TrackGroup;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.schema.AddressEntry;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.RouteEntry;
import io.vipward.parser.schema.RuleEntry;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.TrackGroupTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes static addresses, routes and rules, and the groups that they follow. */
final class StaticCheck {
    private final BoundBlock top;
    private final String defaultInterface;
    private final Report report;
    private final Definitions<TrackGroup> groups = new Definitions<>("track_group", "track group");

    StaticCheck(BoundBlock top, String defaultInterface, Diagnostics diagnostics) {
        this.top = top;
        this.defaultInterface = defaultInterface;
        this.report = new Report("static items:", diagnostics);
        top.all(TopLevelTable.TRACK_GROUP)
                .forEach(setting -> group(
                        setting,
                        new Report("track_group " + setting.value().header().argument(1), diagnostics)));
    }

    StaticItems complete(RulePreferences preferences) {
        return new StaticItems(groups.values(), addresses(), routes(), rules(preferences));
    }

    private void group(Setting<BoundBlock> setting, Report ofGroup) {
        BoundBlock block = setting.value();
        Word name = block.header().argument(1);
        if (name == null || block.isLeftOut()) {
            return;
        }
        List<String> members = block.get(TrackGroupTable.GROUP, List.<Word>of()).stream()
                .map(Word::text)
                .toList();
        TrackGroup group = new TrackGroup(name.text(), members, name.position());
        if (!groups.add(new Defined<>(name.text(), group, setting.order(), block))) {
            ofGroup.add(DiagnosticCode.DUPLICATE, block.span(), "is already defined; this one is ignored");
        }
    }

    private List<VirtualAddress> addresses() {
        List<VirtualAddress> addresses = new ArrayList<>();
        for (Setting<List<AddressEntry>> setting : top.all(TopLevelTable.STATIC_IPADDRESS)) {
            for (AddressEntry entry : setting.value()) {
                String own = entry.interfaceName();
                addresses.add(new VirtualAddress(
                        entry.address(),
                        entry.prefixLength(),
                        own == null ? defaultInterface : own,
                        entry.scope(),
                        following(entry.options(), setting.order(), entry.at()),
                        entry.at().position()));
            }
        }
        return addresses;
    }

    private AddressOptions following(AddressOptions options, int order, Word address) {
        String name = options.trackGroup();
        Defined<TrackGroup> group = name == null ? null : groups.find(name);
        if (name == null || (group != null && group.order() < order)) {
            return options;
        }
        report.add(
                DiagnosticCode.UNKNOWN_TRACKER,
                address.span(),
                "the track group " + name + " is not defined before this block; " + address + " follows no group");
        return new AddressOptions(
                options.label(),
                options.broadcast(),
                options.peer(),
                options.preferredSeconds(),
                options.flags(),
                null);
    }

    private List<IpRoute> routes() {
        List<IpRoute> routes = new ArrayList<>();
        for (Setting<List<RouteEntry>> setting : top.all(TopLevelTable.STATIC_ROUTES)) {
            for (RouteEntry entry : setting.value()) {
                IpRoute route = entry.route();
                boolean hasInterface = route.nextHops().stream().anyMatch(hop -> hop.interfaceName() != null);
                boolean follows = follows(entry.trackGroup(), setting.order(), hasInterface, "dev");
                RouteHandling handling = route.handling();
                routes.add(
                        follows
                                ? route
                                : route.with(new RouteHandling(handling.insertion(), handling.tracked(), null)));
            }
        }
        return routes;
    }

    private List<IpRule> rules(RulePreferences preferences) {
        List<IpRule> rules = new ArrayList<>();
        for (Setting<List<RuleEntry>> setting : top.all(TopLevelTable.STATIC_RULES)) {
            for (RuleEntry entry : setting.value()) {
                IpRule rule = preferences.rule(entry);
                boolean hasInterface = rule.match().interfaces().in() != null;
                boolean follows = follows(entry.trackGroup(), setting.order(), hasInterface, "iif");
                RuleHandling handling = rule.handling();
                rules.add(follows ? rule : rule.with(new RuleHandling(handling.protocol(), handling.tracked(), null)));
            }
        }
        return rules;
    }

    /** Whether the group exists that an item wants to follow, and the item can; the group must stand before it. */
    private boolean follows(@Nullable Word group, int order, boolean hasInterface, String needed) {
        if (group == null || groups.findBefore(order, group, report) == null) {
            return false;
        }
        if (!hasInterface) {
            report.add(
                    DiagnosticCode.INVALID_OPTION,
                    group.span(),
                    "what has no " + needed + " cannot follow " + group + "; track_group is ignored",
                    Advice.help("write " + needed + " IF"));
        }
        return hasInterface;
    }
}
