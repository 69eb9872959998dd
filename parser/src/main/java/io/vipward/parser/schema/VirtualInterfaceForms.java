package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.IpvlanMode;
import io.vipward.parser.model.VirtualInterface.Vmac;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code use_vmac} and {@code use_ipvlan}: words in any order. */
final class VirtualInterfaceForms {
    static final Form<Vmac> VMAC = new SimpleForm<>(
            "[[name] IF] [MAC] [group GROUP] [netlink_notify_msg]",
            0,
            Remark.EXTRA_WORD,
            arguments -> new VirtualInterfaceForms(arguments).vmac());
    static final Form<Ipvlan> IPVLAN = new SimpleForm<>(
            "[[name] IF] [ADDRESS[/LENGTH]] [group GROUP] [bridge|private|vepa]",
            0,
            Remark.EXTRA_WORD,
            arguments -> new VirtualInterfaceForms(arguments).ipvlan());

    private static final int NAME_CHARACTERS = 15;
    private static final int MAC_BYTES = 6;
    private static final int MULTICAST = 1;
    private static final String RFC_MAC = "00005e00";
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private final Arguments arguments;
    private @Nullable String name;
    private @Nullable String group;
    private @Nullable String macHex;
    private @Nullable InetAddress address;
    private int prefixLength;
    private @Nullable IpvlanMode mode;
    private boolean netlinkNotify;

    private VirtualInterfaceForms(Arguments arguments) {
        this.arguments = arguments;
    }

    private Vmac vmac() {
        while (arguments.hasNext()) {
            Word word = arguments.next();
            if (word.text().equals("netlink_notify_msg")) {
                netlinkNotify = true;
            } else if (word.text().indexOf(':') >= 0) {
                mac(word);
            } else {
                common(word);
            }
        }
        return new Vmac(name, macHex, group, netlinkNotify, false, false);
    }

    private Ipvlan ipvlan() {
        while (arguments.hasNext()) {
            Word word = arguments.next();
            IpvlanMode written = mode(word.text());
            if (written != null) {
                mode = taken(word, mode, "a mode") ? mode : written;
            } else if (!address(word)) {
                common(word);
            }
        }
        return new Ipvlan(name, group, address, prefixLength, mode == null ? IpvlanMode.BRIDGE : mode);
    }

    private static @Nullable IpvlanMode mode(String word) {
        for (IpvlanMode mode : IpvlanMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(word)) {
                return mode;
            }
        }
        return null;
    }

    private void common(Word word) {
        boolean keyword = arguments.hasNext();
        if (keyword && word.text().equals("group")) {
            Word value = arguments.next();
            group = taken(value, group, "a group") ? group : value.text();
        } else {
            Word value = keyword && word.text().equals("name") ? arguments.next() : word;
            name(value);
        }
    }

    private void name(Word word) {
        String text = word.text();
        if (taken(word, name, "a name")) {
            return;
        }
        boolean bad =
                text.indexOf('/') >= 0 || text.indexOf(':') >= 0 || text.chars().anyMatch(c -> c <= ' ');
        if (bad || text.isEmpty() || text.length() > NAME_CHARACTERS) {
            arguments.report(
                    DiagnosticCode.INVALID_INTERFACE,
                    word,
                    word
                            + " is too long for the name of an interface, or has characters that none may have; it is ignored");
        } else {
            name = text;
        }
    }

    /** The first one counts, as with keepalived. */
    private boolean taken(Word word, @Nullable Object earlier, String what) {
        if (earlier != null) {
            arguments.report(DiagnosticCode.DUPLICATE, word, "there is already " + what + "; " + word + " is ignored");
        }
        return earlier != null;
    }

    private void mac(Word word) {
        if (taken(word, macHex, "a MAC address")) {
            return;
        }
        String[] octets = word.text().split(":", -1);
        StringBuilder hex = new StringBuilder();
        for (String octet : octets) {
            boolean valid = octet.matches("[0-9a-fA-F]{1,2}");
            hex.append(octet.length() < 2 ? "0" : "").append(valid ? octet.toLowerCase(Locale.ROOT) : "?");
        }
        boolean complete = octets.length == MAC_BYTES || octets.length == MAC_BYTES - 1;
        if (!complete || hex.indexOf("?") >= 0) {
            arguments.report(DiagnosticCode.INVALID_ADDRESS, word, word + " is not a MAC address and is ignored");
        } else if ((Integer.parseInt(hex.substring(0, 2), 16) & MULTICAST) != 0) {
            arguments.report(DiagnosticCode.INVALID_ADDRESS, word, word + " is a multicast address and is ignored");
        } else if (hex.indexOf(RFC_MAC) == 0) {
            arguments.report(
                    DiagnosticCode.INVALID_ADDRESS, word, word + " is one of the RFC's own addresses and is ignored");
        } else {
            macHex = hex.toString();
        }
    }

    /** Whether the word is an address. */
    private boolean address(Word word) {
        int slash = word.text().indexOf('/');
        InetAddress parsed = IpText.parse(slash < 0 ? word.text() : word.text().substring(0, slash));
        if (parsed == null) {
            return false;
        }
        if (!taken(word, address, "an address")) {
            address = parsed;
            prefixLength = Prefix.read(word, slash, IpText.isV6(parsed) ? V6_BITS : V4_BITS, arguments);
        }
        return true;
    }
}
