package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ADDRESS[/LENGTH] [dev IF] [scope SCOPE] [brd ADDRESS|+|-] [label NAME] ...}, options in any order. */
enum AddressEntryForm implements Form<AddressEntry> {
    VIRTUAL;

    private static final Map<String, Integer> SCOPES =
            Map.of("global", 0, "site", 200, "link", 253, "host", 254, "nowhere", 255);
    private static final Set<String> IGNORED_FLAGS =
            Set.of("home", "-nodad", "mngtmpaddr", "noprefixroute", "autojoin", "no_track", "use_vmac");
    private static final NumberForm SCOPE_NUMBER = NumberForm.strict(0, 255);
    private static final int LABEL_CHARACTERS = 15;
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    @Override
    public String syntax() {
        return "ADDRESS[/LENGTH] [dev IF] [scope SCOPE] [brd ADDRESS|+|-] [label NAME]";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public Remark remark() {
        return Remark.UNKNOWN_OPTIONS;
    }

    @Override
    public @Nullable AddressEntry read(Arguments arguments) {
        Word word = arguments.next();
        int slash = word.text().indexOf('/');
        InetAddress address = IpText.parse(slash < 0 ? word.text() : word.text().substring(0, slash));
        if (address == null) {
            arguments.report(
                    DiagnosticCode.INVALID_ADDRESS, word, word + " is not an IP address; the entry is dropped");
            return null;
        }
        int prefix = prefix(word, slash, IpText.isV6(address) ? V6_BITS : V4_BITS, arguments);
        Options options = new Options(new Base(word, address, prefix), arguments);
        while (arguments.hasNext() && options.usable) {
            options.read(arguments.next());
        }
        return options.usable ? options.entry() : null;
    }

    private static int prefix(Word word, int slash, int most, Arguments arguments) {
        if (slash < 0) {
            return most;
        }
        String text = word.text().substring(slash + 1);
        int value = 0;
        boolean valid = !text.isEmpty() && text.length() <= 3;
        for (int i = 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (valid && value <= most) {
            return value;
        }
        arguments.report(
                DiagnosticCode.INVALID_PREFIX,
                word,
                "/" + text + " is not a prefix length of 0.." + most + "; /" + most + " is used",
                text.indexOf('.') < 0 ? Advice.NONE : Advice.help("write the number of bits, such as /24"));
        return most;
    }

    private record Base(Word word, InetAddress address, int prefix) {
        boolean isV6() {
            return IpText.isV6(address);
        }
    }

    /** The options of one entry while they are read. */
    private static final class Options {
        private final Base base;
        private final Arguments arguments;
        private @Nullable String interfaceName;
        private int scope;
        private @Nullable String label;
        private @Nullable InetAddress broadcast;
        private boolean usable = true;

        private Options(Base base, Arguments arguments) {
            this.base = base;
            this.arguments = arguments;
        }

        private AddressEntry entry() {
            AddressOptions options = new AddressOptions(label, broadcast);
            return new AddressEntry(base.address, base.prefix, interfaceName, scope, options, base.word);
        }

        private void read(Word option) {
            switch (option.text()) {
                case "dev" -> interfaceName(option);
                case "scope" -> scope(option);
                case "brd", "broadcast" -> broadcast(option);
                case "label" -> label(option);
                case "peer" -> {
                    String reason = "peer is not supported by this version; the address is left out";
                    arguments.report(DiagnosticCode.REFUSED, option, reason);
                    usable = false;
                }
                case "preferred_lft", "track_group" -> {
                    if (argument(option) != null) {
                        notYet(option);
                    }
                }
                default -> other(option);
            }
        }

        private void other(Word option) {
            if (IGNORED_FLAGS.contains(option.text())) {
                notYet(option);
            } else {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        option,
                        option + " is not an option of an address and is ignored",
                        IpText.parse(option.text()) == null
                                ? Advice.NONE
                                : Advice.help("put each address on a line of its own"));
            }
        }

        private void notYet(Word option) {
            arguments.report(
                    DiagnosticCode.NOT_SUPPORTED,
                    option,
                    option + " is not supported by this version and has no effect");
        }

        /** The word behind an option; without one the entry is dropped. */
        private @Nullable Word argument(Word option) {
            if (arguments.hasNext()) {
                return arguments.next();
            }
            drop(DiagnosticCode.INVALID_ENTRY, option, option + " needs an argument");
            return null;
        }

        private void drop(DiagnosticCode code, Word word, String message) {
            arguments.report(code, word, message + "; the entry is dropped");
            usable = false;
        }

        private void interfaceName(Word option) {
            Word name = argument(option);
            if (name == null) {
                return;
            }
            if (interfaceName != null) {
                drop(DiagnosticCode.DUPLICATE, name, "dev is already " + interfaceName);
            } else if (name.text().length() > LABEL_CHARACTERS) {
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
            if (known != null) {
                scope = known;
            } else if (Character.isDigit(
                    name.text().isEmpty() ? 'x' : name.text().charAt(0))) {
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
            InetAddress address = IpText.parse(value.text());
            if (base.isV6()) {
                drop(DiagnosticCode.INVALID_ENTRY, value, "an IPv6 address has no broadcast address");
            } else if (value.text().equals("+") || value.text().equals("-")) {
                computedBroadcast(value);
            } else if (address == null || IpText.isV6(address)) {
                drop(DiagnosticCode.INVALID_ADDRESS, value, value + " is not an IPv4 address");
            } else {
                broadcast = address;
            }
        }

        private void computedBroadcast(Word sign) {
            if (base.prefix > V4_BITS - 2) {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION,
                        sign,
                        "a /" + base.prefix + " has no broadcast address; brd " + sign + " is ignored");
                return;
            }
            long hostBits = (1L << (V4_BITS - base.prefix)) - 1;
            long value = 0;
            for (byte octet : base.address.getAddress()) {
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
            if (name.text().length() > LABEL_CHARACTERS) {
                drop(DiagnosticCode.INVALID_ENTRY, name, "the label " + name + " is longer than 15 characters");
            } else if (base.isV6()) {
                arguments.report(DiagnosticCode.INVALID_OPTION, name, "an IPv6 address has no label; it is ignored");
            } else {
                label = name.text();
            }
        }
    }
}
