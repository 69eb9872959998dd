package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.Insertion;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRoute.RouteHandling;
import io.vipward.parser.model.IpRoute.RouteOptions;
import io.vipward.parser.model.IpRoute.RouteV6;
import io.vipward.parser.model.Realms;
import java.net.InetAddress;
import java.util.List;
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
    private final RouteKeyReader key;
    private final HopReader hops;
    private final MetricsReader metrics;

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
        this.key = new RouteKeyReader(words);
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
            if (!hops.read(option) && !metrics.read(option) && !key.read(option) && !ofRoute(option)) {
                key.other(option);
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

    private boolean ofRoute(Word option) {
        switch (option.text()) {
            case "src" -> source = words.address(option);
            case "protocol" -> {
                protocol = words.named(option, RouteName.PROTOCOL);
                protocolAt = option;
            }
            case "scope" -> scope = RouteKeyReader.integer(words.named(option, RouteName.SCOPE), 0);
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
        if (!key.hasDestination()) {
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
        IpRoute route = new IpRoute(
                key.key(v6),
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
                        Stream.concat(key.addresses(), Stream.ofNullable(source)),
                        all.stream().map(NextHop::gateway))
                .filter(Objects::nonNull)
                .map(IpText::isV6)
                .distinct()
                .toList();
        if (families.isEmpty()) {
            return key.isSixMeant();
        }
        boolean v6 = families.get(0);
        boolean mixed = families.size() > 1 || (key.isSixMeant() && !v6);
        return mixed ? null : Boolean.valueOf(v6);
    }

    private boolean familyFits(boolean v6, Word first) {
        String wrong = null;
        if (v6) {
            wrong = realms == null ? null : "realms are for IPv4 routes only";
        } else if (key.hasFrom()) {
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
        int written = protocol == null ? RouteOptions.KEEPALIVED : protocol.intValue();
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
        return key.hasType() ? Insertion.ADD : Insertion.PREPEND;
    }
}
