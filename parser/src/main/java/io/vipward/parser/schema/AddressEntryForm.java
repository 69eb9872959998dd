package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** {@code ADDRESS[/LENGTH] [dev IF] [scope SCOPE] [brd ADDRESS|+|-] [label NAME] [peer ADDRESS] ...}, options in any order. */
enum AddressEntryForm implements Form<AddressEntry> {
    /** A line of {@code virtual_ipaddress}. */
    VIRTUAL("[preferred_lft SECONDS|forever] [FLAG ...]"),
    /** A line of {@code static_ipaddress}, which may also name a {@code track_group}. */
    STATIC("[preferred_lft SECONDS|forever] [FLAG ...] [track_group NAME]");

    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private final String more;

    AddressEntryForm(String more) {
        this.more = more;
    }

    @Override
    public String syntax() {
        return "ADDRESS[/LENGTH] [dev IF] [scope SCOPE] [brd ADDRESS|+|-] [label NAME] [peer ADDRESS[/LENGTH]] " + more;
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
        int prefix = Prefix.read(word, slash, IpText.isV6(address) ? V6_BITS : V4_BITS, arguments);
        if (!arguments.hasNext()) {
            return AddressOptionReader.withoutOptions(word, address, prefix);
        }
        return new AddressOptionReader(word, address, prefix, this == STATIC, arguments).entry();
    }
}
