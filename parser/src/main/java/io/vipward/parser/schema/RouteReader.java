package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.Insertion;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRoute.RouteHandling;
import io.vipward.parser.model.IpRoute.RouteKey;
import io.vipward.parser.model.IpRoute.RouteOptions;
import io.vipward.parser.model.IpRoute.RouteTable;
import io.vipward.parser.model.IpRoute.RouteType;
import io.vipward.parser.model.IpRoute.RouteV6;
import io.vipward.parser.model.Realms;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of routes, its options in any order. A word that is no option is taken for the destination. */
final class RouteReader {
    private static final Map<String, Integer> PREFERENCES = Map.of("medium", 0, "high", 1, "low", 3);
    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private final boolean isStatic;
    private final Arguments arguments;
    private final EntryWords words;
    private final HopReader hops;
    private final MetricsReader metrics;

    private @Nullable RouteType type;
    private @Nullable IpPrefix destination;
    private boolean anyDestination;
    private boolean sixDestination;
    private @Nullable IpPrefix from;
    private int tos;
    private RouteTable table = RouteTable.MAIN;
    private @Nullable Long metric;
    private @Nullable Integer scope;
    private @Nullable Word protocolAt;
    private @Nullable Long protocol;
    private @Nullable InetAddress source;
    private @Nullable Realms realms;
    private @Nullable Long expires;
    private @Nullable Integer preference;
    private @Nullable Boolean ttlPropagate;
    private @Nullable Insertion insertion;
    private boolean tracked = true;
    private @Nullable Word trackGroup;

    RouteReader(Arguments arguments, boolean isStatic) {
        this.isStatic = isStatic;
        this.arguments = arguments;
        this.words = new EntryWords(arguments);
        this.hops = new HopReader(words);
        this.metrics = new MetricsReader(words);
    }

    /** The route, or null with a diagnostic. */
    @Nullable
    RouteEntry read() {
        Word first = arguments.statement().keyword();
        while (words.hasNext()) {
            Word option = words.next();
            if (hops.isMultipath() && !option.text().equals("nexthop")) {
                trailing(option);
                break;
            }
            if (!hops.read(option) && !metrics.read(option) && !ofKey(option) && !ofRoute(option)) {
                other(option);
            }
        }
        return words.isUsable() ? entry(first) : null;
    }

    private void trailing(Word word) {
        words.report(
                DiagnosticCode.INVALID_OPTION,
                word,
                word + " behind the last nexthop is ignored, with all that follows",
                Advice.help("write the options of the route before the first nexthop"));
    }

    private boolean ofKey(Word option) {
        switch (option.text()) {
            case "to" -> {
                Word word = words.argument(option);
                if (word != null) {
                    destination(word);
                }
            }
            case "from" -> {
                Word word = words.argument(option);
                from = word == null ? null : words.prefix(word);
            }
            case "tos", "dsfield" -> tos = integer(words.named(option, RouteName.TOS), tos);
            case "table" -> {
                Long number = words.named(option, RouteName.TABLE);
                table = number == null ? table : new RouteTable(number, null);
            }
            case "vrf" -> {
                String name = words.interfaceName(option);
                table = name == null ? table : new RouteTable(0, name);
            }
            case "metric", "priority", "preference" -> metric = words.number(option, 0, UNSIGNED_INT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean ofRoute(Word option) {
        switch (option.text()) {
            case "src" -> source = words.address(option);
            case "protocol" -> {
                protocol = words.named(option, RouteName.PROTOCOL);
                protocolAt = option;
            }
            case "scope" -> scope = integer(words.named(option, RouteName.SCOPE), 0);
            case "realms" -> realms = words.realms(option);
            case "expires" -> expires = words.number(option, 0, UNSIGNED_INT);
            case "pref" -> preference(option);
            case "ttl-propagate" -> ttlPropagate(option);
            default -> {
                return ofHandling(option);
            }
        }
        return true;
    }

    private boolean ofHandling(Word option) {
        switch (option.text()) {
            case "add" -> insertion = Insertion.ADD;
            case "append" -> insertion = Insertion.APPEND;
            case "prepend" -> insertion = Insertion.PREPEND;
            case "no_track" -> tracked = false;
            case "inet", "inet6" -> words.familyWord(option);
            case "as" ->
                words.drop(
                        DiagnosticCode.INVALID_ENTRY,
                        option,
                        "as is for MPLS routes only, which cannot be written here");
            default -> {
                if (!isStatic || !option.text().equals("track_group")) {
                    return false;
                }
                trackGroup = words.argument(option);
            }
        }
        return true;
    }

    private void other(Word option) {
        Long number = RouteName.number(option.text());
        RouteType known = Arrays.stream(RouteType.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(option.text())
                        || (number != null && number == one.number()))
                .findFirst()
                .orElse(null);
        if (known == null) {
            destination(option);
        } else {
            type = known;
        }
    }

    private void destination(Word word) {
        switch (word.text()) {
            case "default", "any", "all" -> anyDestination = true;
            case "default6" -> {
                anyDestination = true;
                sixDestination = true;
                words.remark(
                        DiagnosticCode.DEPRECATED,
                        word,
                        word + " is an old word of routes",
                        Advice.help("write ::/0 instead"));
            }
            default -> destination = words.prefix(word);
        }
    }

    private void preference(Word option) {
        Word word = words.argument(option);
        if (word == null) {
            return;
        }
        Integer known = PREFERENCES.get(word.text());
        Long number = known == null ? RouteName.number(word.text()) : Long.valueOf(known);
        if (number == null || number < 0 || number > 3) {
            words.drop(
                    DiagnosticCode.INVALID_CHOICE,
                    word,
                    word + " is not a preference of routes",
                    Advice.help("low, medium or high"));
            return;
        }
        preference = number.intValue();
    }

    private void ttlPropagate(Word option) {
        Word word = words.argument(option);
        if (word == null) {
            return;
        }
        switch (word.text()) {
            case "enabled" -> ttlPropagate = true;
            case "disabled" -> ttlPropagate = false;
            default ->
                words.report(
                        DiagnosticCode.INVALID_CHOICE,
                        word,
                        word + " is neither enabled nor disabled; ttl-propagate is ignored",
                        Advice.keepalived("takes it for disabled"));
        }
    }

    private @Nullable RouteEntry entry(Word first) {
        List<NextHop> all = hops.hops();
        if (destination == null && !anyDestination) {
            words.drop(DiagnosticCode.INVALID_ENTRY, first, "the route has no destination");
            return null;
        }
        Boolean v6 = family(all);
        if (v6 == null) {
            words.drop(DiagnosticCode.FAMILY_MISMATCH, first, "the route has addresses of both families");
            return null;
        }
        if (!familyFits(v6, first)) {
            return null;
        }
        IpPrefix to = destination == null ? new IpPrefix(IpText.address(new byte[v6 ? 16 : 4]), 0) : destination;
        IpRoute route = new IpRoute(
                new RouteKey(type == null ? RouteType.UNICAST : type, to, from, tos, table, metric),
                new RouteOptions(scope, protocol(), source, realms, new RouteV6(expires, preference), ttlPropagate),
                all,
                metrics.metrics(),
                new RouteHandling(insertion(), tracked, trackGroup == null ? null : trackGroup.text()),
                first.position());
        return new RouteEntry(route, first, trackGroup);
    }

    /** Whether the addresses are of IPv6, null where they are of both. */
    private @Nullable Boolean family(List<NextHop> all) {
        List<Boolean> families = Stream.concat(
                        Stream.of(
                                destination == null ? null : destination.address(),
                                from == null ? null : from.address(),
                                source),
                        all.stream().map(NextHop::gateway))
                .filter(Objects::nonNull)
                .map(IpText::isV6)
                .distinct()
                .toList();
        if (families.isEmpty()) {
            return sixDestination;
        }
        boolean v6 = families.get(0);
        boolean mixed = families.size() > 1 || (sixDestination && !v6);
        return mixed ? null : Boolean.valueOf(v6);
    }

    private boolean familyFits(boolean v6, Word first) {
        String wrong = null;
        if (v6) {
            wrong = realms == null ? null : "realms are for IPv4 routes only";
        } else if (from != null) {
            wrong = "from is for IPv6 routes only";
        } else if (expires != null || preference != null) {
            wrong = (expires != null ? "expires" : "pref") + " is for IPv6 routes only";
        }
        if (wrong != null) {
            words.drop(DiagnosticCode.FAMILY_MISMATCH, first, wrong);
        }
        return wrong == null;
    }

    /** A route that is put back when it vanishes must be known as the daemon's own. */
    private int protocol() {
        int usual = tracked ? RouteOptions.KEEPALIVED : 0;
        int written = protocol == null ? usual : protocol.intValue();
        if (!tracked || written == RouteOptions.KEEPALIVED) {
            return written;
        }
        words.report(
                DiagnosticCode.SETTING_CLEARED,
                Verdict.REPORTED,
                Objects.requireNonNull(protocolAt),
                "only the protocol keepalived can be tracked, so it is used",
                Advice.help("write no_track to keep the protocol"));
        return RouteOptions.KEEPALIVED;
    }

    /** keepalived puts a route before equal ones, but for a route with its type written: that must have no equal. */
    private Insertion insertion() {
        if (insertion != null) {
            return insertion;
        }
        return type == null ? Insertion.PREPEND : Insertion.ADD;
    }

    private static int integer(@Nullable Long value, int otherwise) {
        return value == null ? otherwise : value.intValue();
    }
}
