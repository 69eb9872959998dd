package io.vipward.parser.show;

import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.Interfaces.GarpGroup;
import io.vipward.parser.model.Interfaces.LinkDelay;
import io.vipward.parser.model.Interfaces.Member;
import io.vipward.parser.model.Interfaces.PolledLink;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.StaticItems.TrackGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Interfaces and static items. */
final class StaticItemsText {
    private StaticItemsText() {}

    static void write(TextWriter out, Interfaces interfaces) {
        interfaces.garpGroups().forEach(group -> group(out, group));
        if (!interfaces.polled().isEmpty()) {
            out.open("linkbeat_interfaces");
            interfaces.polled().forEach(link -> polled(out, link));
            out.close();
        }
        if (!interfaces.delays().isEmpty()) {
            out.open("interface_up_down_delays");
            interfaces.delays().forEach(delay -> delay(out, delay));
            out.close();
        }
    }

    static void write(TextWriter out, StaticItems items) {
        for (TrackGroup group : items.trackGroups()) {
            out.open("track_group", group.name());
            out.words("group", group.instances());
            out.close();
        }
        VirtualAddressText.block(out, "static_ipaddress", items.addresses());
        RouteText.write(out, "static_routes", items.routes());
        RuleText.write(out, "static_rules", items.rules());
    }

    private static void group(TextWriter out, GarpGroup group) {
        out.open("garp_group");
        interval(out, "garp_interval", group.garpNanos());
        interval(out, "gna_interval", group.gnaNanos());
        out.words(
                "interfaces",
                group.members().stream().map(Member::interfaceName).toList());
        out.close();
    }

    private static void interval(TextWriter out, String keyword, @Nullable Long nanos) {
        if (nanos != null) {
            out.seconds(keyword, nanos);
        }
    }

    private static void polled(TextWriter out, PolledLink link) {
        if (link.method() == null) {
            out.entry(List.of(link.interfaceName()));
        } else {
            out.entry(List.of(link.interfaceName(), link.method()));
        }
    }

    private static void delay(TextWriter out, LinkDelay delay) {
        out.entry(List.of(
                delay.interfaceName(), TextWriter.seconds(delay.downNanos()), TextWriter.seconds(delay.upNanos())));
    }
}
