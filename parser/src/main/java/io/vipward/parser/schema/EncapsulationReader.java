package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Encapsulation;
import io.vipward.parser.model.Encapsulation.TunnelEnds;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code encap}: ip, ip6, mpls or ila, with what belongs to each. */
final class EncapsulationReader {
    private static final long ALL_BITS = -1;
    private static final int MOST_LABEL = 0xf_ffff;
    private static final int ILA_GROUPS = 4;

    private final EntryWords words;

    EncapsulationReader(EntryWords words) {
        this.words = words;
    }

    /** What follows the word, or null with a diagnostic. */
    @Nullable
    Encapsulation read(Word encap) {
        if (!words.hasNext()) {
            words.drop(DiagnosticCode.MISSING_ARGUMENT, encap, "encap needs a type");
            return null;
        }
        Word type = words.next();
        return switch (type.text()) {
            case "ip" -> tunnel(type, false);
            case "ip6" -> tunnel(type, true);
            case "mpls" -> mpls(type);
            case "ila" -> ila(type);
            default -> {
                words.drop(
                        DiagnosticCode.INVALID_CHOICE,
                        type,
                        type + " is not a type of encapsulation",
                        Advice.help("encap ip, ip6, mpls or ila"));
                yield null;
            }
        };
    }

    /** Ends at the first word that is no option of a tunnel. */
    private @Nullable Encapsulation tunnel(Word type, boolean v6) {
        String tosName = v6 ? "tc" : "tos";
        String limitName = v6 ? "hoplimit" : "ttl";
        Long id = null;
        InetAddress destination = null;
        InetAddress source = null;
        Long tos = null;
        Long limit = null;
        Long flags = null;
        List<String> known = List.of("id", "dst", "src", tosName, limitName, "flags");
        while (words.hasNext() && known.contains(words.peek())) {
            Word option = words.next();
            switch (option.text()) {
                case "id" -> id = words.anyNumber(option, 0, ALL_BITS);
                case "dst" -> destination = address(option, v6);
                case "src" -> source = address(option, v6);
                case "flags" -> flags = words.anyNumber(option, 0, 0xffff);
                case "tos", "tc" -> tos = words.named(option, RouteName.TOS);
                default -> limit = words.number(option, 0, 255);
            }
        }
        if (words.isUsable() && id == null && destination == null) {
            words.drop(DiagnosticCode.INVALID_ENTRY, type, "encap " + type + " needs dst or id");
        }
        return new Encapsulation.Ip(
                v6, new TunnelEnds(id, destination, source), integer(tos), integer(limit), integer(flags));
    }

    private static @Nullable Integer integer(@Nullable Long value) {
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    private @Nullable InetAddress address(Word option, boolean v6) {
        InetAddress address = words.address(option);
        if (address != null && IpText.isV6(address) != v6) {
            words.drop(
                    DiagnosticCode.FAMILY_MISMATCH,
                    option,
                    address.getHostAddress() + " is not an address for encap ip" + (v6 ? "6" : ""));
        }
        return address;
    }

    private @Nullable Encapsulation mpls(Word type) {
        Word word = words.argument(type);
        if (word == null) {
            return null;
        }
        List<Integer> labels = new ArrayList<>();
        for (String text : word.text().split("/", -1)) {
            Long label = RouteName.number(text);
            if (label == null || Long.compareUnsigned(label, MOST_LABEL) > 0) {
                words.drop(
                        DiagnosticCode.INVALID_NUMBER,
                        word,
                        word + " is not a list of MPLS labels",
                        Advice.help("numbers of 0.." + MOST_LABEL + " with slashes between them"));
                return null;
            }
            labels.add(label.intValue());
        }
        return new Encapsulation.Mpls(labels);
    }

    private @Nullable Encapsulation ila(Word type) {
        Word word = words.argument(type);
        if (word == null) {
            return null;
        }
        String[] groups = word.text().split(":", -1);
        InetAddress whole = groups.length == ILA_GROUPS ? IpText.parse(word.text() + "::") : null;
        if (whole == null) {
            words.drop(
                    DiagnosticCode.INVALID_ADDRESS,
                    word,
                    word + " is not a locator",
                    Advice.help("four groups of hex digits, as in 1:2:3:4"));
            return null;
        }
        long locator = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            locator = locator << Byte.SIZE | (whole.getAddress()[i] & 0xff);
        }
        return new Encapsulation.Ila(locator);
    }
}
