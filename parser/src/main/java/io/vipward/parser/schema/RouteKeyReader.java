package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.IpRoute.RouteKey;
import io.vipward.parser.model.IpRoute.RouteTable;
import io.vipward.parser.model.IpRoute.RouteType;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tells one route from another: its type, where it goes, and in which table it stands. */
final class RouteKeyReader {
    private static final long UNSIGNED_INT = 0xffff_ffffL;

    private final EntryWords words;

    private @Nullable RouteType type;
    private @Nullable IpPrefix destination;
    private boolean anyDestination;
    private boolean sixDestination;
    private @Nullable IpPrefix from;
    private int tos;
    private RouteTable table = RouteTable.MAIN;
    private @Nullable Long metric;

    RouteKeyReader(EntryWords words) {
        this.words = words;
    }

    /** Takes an option of the key; false if it is none. */
    boolean read(Word option) {
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

    /** Takes a word that is no option: a type of routes, or the destination. */
    void other(Word option) {
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

    /** Whether the type was written. */
    boolean hasType() {
        return type != null;
    }

    boolean hasDestination() {
        return destination != null || anyDestination;
    }

    boolean hasFrom() {
        return from != null;
    }

    /** Whether the word for the destination means IPv6. */
    boolean isSixMeant() {
        return sixDestination;
    }

    /** Those that were written. */
    Stream<InetAddress> addresses() {
        return Stream.of(destination, from).filter(prefix -> prefix != null).map(IpPrefix::address);
    }

    /** The key, once it is known to have a destination. */
    RouteKey key(boolean v6) {
        IpPrefix to = destination == null ? new IpPrefix(IpText.address(new byte[v6 ? 16 : 4]), 0) : destination;
        return new RouteKey(type == null ? RouteType.UNICAST : type, to, from, tos, table, metric);
    }

    static int integer(@Nullable Long value, int otherwise) {
        return value == null ? otherwise : value.intValue();
    }
}
