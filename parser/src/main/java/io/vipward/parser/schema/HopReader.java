package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Encapsulation;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.Realms;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a route leads: the options of an ordinary one as they come, then those behind each {@code nexthop}. */
final class HopReader {
    private static final int MOST_WEIGHT = 256;

    private final EntryWords words;
    private final List<NextHop> hops = new ArrayList<>();
    private @Nullable InetAddress gateway;
    private @Nullable InetAddress second;
    private @Nullable String interfaceName;
    private int weight = 1;
    private boolean onLink;
    private @Nullable Realms realms;
    private @Nullable Encapsulation encapsulation;

    HopReader(EntryWords words) {
        this.words = words;
    }

    /** All of them; the gateway of the ordinary route comes first. */
    List<NextHop> hops() {
        List<NextHop> all = new ArrayList<>();
        if (gateway != null || interfaceName != null || onLink || encapsulation != null) {
            all.add(hop(gateway));
        }
        if (second != null) {
            all.add(hop(second));
        }
        all.addAll(hops);
        return all;
    }

    /** Whether a later part of the entry may only be another {@code nexthop}. */
    boolean isMultipath() {
        return !hops.isEmpty();
    }

    /** Whether the word was an option of this reader, which then has its argument too. */
    boolean read(Word option) {
        switch (option.text()) {
            case "via" -> gateway = gateway(option);
            case "gw" -> {
                deprecated(option, "via");
                gateway = gateway(option);
            }
            case "or" -> {
                deprecated(option, "nexthop via ADDRESS");
                second = words.address(option);
            }
            case "dev", "oif" -> interfaceName = words.interfaceName(option);
            case "onlink" -> onLink = true;
            case "encap" -> encapsulation = new EncapsulationReader(words).read(option);
            case "nexthop" -> nextHop();
            default -> {
                return false;
            }
        }
        return true;
    }

    private NextHop hop(@Nullable InetAddress via) {
        return new NextHop(via, interfaceName, weight, onLink, realms, encapsulation);
    }

    private void deprecated(Word option, String replacement) {
        words.report(
                DiagnosticCode.DEPRECATED,
                option,
                option + " is an old word of routes",
                Advice.help("write " + replacement + " instead"));
    }

    private @Nullable InetAddress gateway(Word option) {
        boolean v4 = words.take("inet");
        boolean v6 = !v4 && words.take("inet6");
        InetAddress address = words.address(option);
        if (address != null && (v4 || v6) && IpText.isV6(address) != v6) {
            words.drop(
                    DiagnosticCode.FAMILY_MISMATCH,
                    option,
                    address.getHostAddress() + " is not of the family " + (v6 ? "inet6" : "inet"));
        }
        return address;
    }

    private void nextHop() {
        HopReader one = new HopReader(words);
        boolean more = true;
        while (more && words.hasNext()) {
            switch (words.peek()) {
                case "via", "dev", "oif", "onlink", "encap" -> one.read(words.next());
                case "weight" -> {
                    Long value = words.number(words.next(), 1, MOST_WEIGHT);
                    one.weight = value == null ? 1 : value.intValue();
                }
                case "realms" -> one.realms = words.realms(words.next());
                default -> more = false;
            }
        }
        hops.add(one.hop(one.gateway));
    }
}
