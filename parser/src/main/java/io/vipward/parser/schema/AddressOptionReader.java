package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualAddress.Peer;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the words behind an address, in any order, one entry only. */
final class AddressOptionReader {
    private static final Map<String, Integer> SCOPES =
            Map.of("global", 0, "site", 200, "link", 253, "host", 254, "nowhere", 255);
    private static final NumberForm SCOPE_NUMBER = NumberForm.strict(0, 255);
    private static final NumberForm LIFETIME = NumberForm.strict(0, AddressOptions.FOREVER);
    private static final int NAME_CHARACTERS = 15;
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private static final AddressOptions NO_SOURCE = new AddressOptions(null, null, null, 0, List.of(), null);

    private final Word word;
    private final InetAddress address;
    private final int prefix;
    private final boolean isStatic;
    private final Arguments arguments;
    private final Set<AddressFlag> flags = EnumSet.noneOf(AddressFlag.class);
    private @Nullable String interfaceName;
    private int scope;
    private @Nullable String label;
    private @Nullable InetAddress broadcast;
    private @Nullable Peer peer;
    private @Nullable Long preferredSeconds;
    private @Nullable String trackGroup;
    private boolean usable = true;

    AddressOptionReader(Word word, InetAddress address, int prefix, boolean isStatic, Arguments arguments) {
        this.word = word;
        this.address = address;
        this.prefix = prefix;
        this.isStatic = isStatic;
        this.arguments = arguments;
    }

    /** The entry of an address alone, as nearly all are. Those of one family share their options. */
    static AddressEntry withoutOptions(Word word, InetAddress address, int prefix) {
        AddressOptions options = lifetime(address, prefix) == 0 ? NO_SOURCE : AddressOptions.NONE;
        return new AddressEntry(address, prefix, null, 0, options, word);
    }

    /** The whole entry, or null with a diagnostic if it must be dropped. */
    @Nullable
    AddressEntry entry() {
        while (arguments.hasNext() && usable) {
            read(arguments.next());
        }
        if (!usable) {
            return null;
        }
        Peer other = peer;
        if (other != null && prefix != bits(address)) {
            arguments.report(
                    DiagnosticCode.INVALID_PREFIX,
                    word,
                    "with a peer the prefix length is the peer's; that of " + word + " is ignored");
        }
        int network = other == null ? prefix : other.prefixLength();
        long lifetime = preferredSeconds == null ? lifetime(address, network) : preferredSeconds;
        AddressOptions options = new AddressOptions(label, broadcast, other, lifetime, List.copyOf(flags), trackGroup);
        int length = other == null ? prefix : bits(address);
        return new AddressEntry(address, length, interfaceName, scope, options, word);
    }

    /** An IPv6 address without a prefix, of its own or of its peer, is not chosen as a source address. */
    private static long lifetime(InetAddress address, int length) {
        return IpText.isV6(address) && length == V6_BITS ? 0 : AddressOptions.FOREVER;
    }

    private boolean isV6() {
        return IpText.isV6(address);
    }

    private static int bits(InetAddress address) {
        return IpText.isV6(address) ? V6_BITS : V4_BITS;
    }

    private void read(Word option) {
        switch (option.text()) {
            case "dev" -> interfaceName(option);
            case "scope" -> scope(option);
            case "brd", "broadcast" -> broadcast(option);
            case "label" -> label(option);
            case "peer" -> peer(option);
            case "preferred_lft" -> preferredLifetime(option);
            default -> other(option);
        }
    }

    private void other(Word option) {
        for (AddressFlag flag : AddressFlag.values()) {
            if (flag.word().equals(option.text()) && !(isStatic && flag == AddressFlag.USE_VMAC)) {
                flags.add(flag);
                return;
            }
        }
        if (isStatic && option.text().equals("track_group")) {
            Word name = argument(option);
            trackGroup = name == null ? null : name.text();
            return;
        }
        arguments.report(
                DiagnosticCode.INVALID_OPTION,
                option,
                option + " is not an option of an address and is ignored",
                IpText.parse(option.text()) == null
                        ? Advice.NONE
                        : Advice.help("put each address on a line of its own"));
    }

    /** The word behind an option; without one the entry is dropped. */
    private @Nullable Word argument(Word option) {
        if (arguments.hasNext()) {
            return arguments.next();
        }
        drop(DiagnosticCode.INVALID_ENTRY, option, option + " needs an argument");
        return null;
    }

    private void drop(DiagnosticCode code, Word at, String message) {
        arguments.report(code, at, message + "; the entry is dropped");
        usable = false;
    }

    private void interfaceName(Word option) {
        Word name = argument(option);
        if (name == null) {
            return;
        }
        if (interfaceName != null) {
            drop(DiagnosticCode.DUPLICATE, name, "dev is already " + interfaceName);
        } else if (name.text().length() > NAME_CHARACTERS) {
            drop(DiagnosticCode.INVALID_INTERFACE, name, "the interface name " + name + " is too long");
        } else {
            interfaceName = name.text();
        }
    }

    private void scope(Word option) {
        Word name = argument(option);
        if (name == null) {
            return;
        }
        Integer known = SCOPES.get(name.text());
        if (isV6()) {
            arguments.report(DiagnosticCode.INVALID_OPTION, name, "an IPv6 address has its own scope; it is ignored");
        } else if (known != null) {
            scope = known;
        } else if (!name.text().isEmpty() && Character.isDigit(name.text().charAt(0))) {
            Long number = SCOPE_NUMBER.read(name, arguments);
            scope = number == null ? scope : number.intValue();
        } else {
            arguments.report(
                    DiagnosticCode.INVALID_OPTION,
                    name,
                    name + " is not a scope and is ignored",
                    Advice.help("global, site, link, host, nowhere or 0..255"));
        }
    }

    private void broadcast(Word option) {
        Word value = argument(option);
        if (value == null) {
            return;
        }
        InetAddress written = IpText.parse(value.text());
        if (isV6()) {
            drop(DiagnosticCode.INVALID_ENTRY, value, "an IPv6 address has no broadcast address");
        } else if (value.text().equals("+") || value.text().equals("-")) {
            computedBroadcast(value);
        } else if (written == null || IpText.isV6(written)) {
            drop(DiagnosticCode.INVALID_ADDRESS, value, value + " is not an IPv4 address");
        } else {
            broadcast = written;
        }
    }

    private void computedBroadcast(Word sign) {
        if (prefix > V4_BITS - 2) {
            arguments.report(
                    DiagnosticCode.INVALID_OPTION,
                    sign,
                    "a /" + prefix + " has no broadcast address; brd " + sign + " is ignored");
            return;
        }
        long hostBits = (1L << (V4_BITS - prefix)) - 1;
        long value = 0;
        for (byte octet : address.getAddress()) {
            value = value << 8 | (octet & 0xff);
        }
        value = sign.text().equals("+") ? value | hostBits : value & ~hostBits;
        broadcast = IpText.address(
                new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    private void label(Word option) {
        Word name = argument(option);
        if (name == null) {
            return;
        }
        if (name.text().length() > NAME_CHARACTERS) {
            drop(DiagnosticCode.INVALID_ENTRY, name, "the label " + name + " is longer than 15 characters");
        } else if (isV6()) {
            arguments.report(DiagnosticCode.INVALID_OPTION, name, "an IPv6 address has no label; it is ignored");
        } else {
            label = name.text();
        }
    }

    private void peer(Word option) {
        Word value = argument(option);
        if (value == null) {
            return;
        }
        int slash = value.text().indexOf('/');
        InetAddress other = IpText.parse(slash < 0 ? value.text() : value.text().substring(0, slash));
        if (peer != null) {
            arguments.report(DiagnosticCode.DUPLICATE, value, "there is already a peer; " + value + " is ignored");
        } else if (other == null) {
            drop(DiagnosticCode.INVALID_ADDRESS, value, value + " is not an IP address");
        } else if (IpText.isV6(other) != isV6()) {
            drop(DiagnosticCode.FAMILY_MISMATCH, value, value + " is not of the family of " + word);
        } else {
            int length = Prefix.read(value, slash, bits(other), arguments);
            if (length != bits(other)) {
                arguments.report(
                        DiagnosticCode.INVALID_PREFIX,
                        value,
                        value + " is a peer with a prefix length, which is used",
                        Advice.keepalived("drops the whole address"));
            }
            peer = new Peer(other, length);
        }
    }

    private void preferredLifetime(Word option) {
        Word value = argument(option);
        if (value == null) {
            return;
        }
        Long seconds =
                value.text().equals("forever") ? Long.valueOf(AddressOptions.FOREVER) : LIFETIME.read(value, arguments);
        preferredSeconds = seconds == null ? preferredSeconds : seconds;
    }
}
