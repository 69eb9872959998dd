package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** An IP address. */
enum AddressForm implements Form<InetAddress> {
    ANY("an IP address"),
    /** As keepalived does, a prefix length is let pass where it means nothing. */
    OF_HOST("an IP address"),
    MULTICAST_V4("an IPv4 multicast address"),
    MULTICAST_V6("an IPv6 multicast address");

    private final String description;

    AddressForm(String description) {
        this.description = description;
    }

    @Override
    public String syntax() {
        return this == ANY || this == OF_HOST ? "ADDRESS" : "MULTICAST_ADDRESS";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public @Nullable InetAddress read(Arguments arguments) {
        Word word = arguments.next();
        InetAddress address = this == OF_HOST ? ofHost(word.text()) : IpText.parse(word.text());
        if (address != null && accepts(address)) {
            return address;
        }
        arguments.report(
                DiagnosticCode.INVALID_ADDRESS,
                word,
                word + " is not " + description + "; " + arguments.keyword() + " is ignored");
        return null;
    }

    /** The address before a slash, or null. */
    static @Nullable InetAddress ofHost(String text) {
        int slash = text.indexOf('/');
        return IpText.parse(slash < 0 ? text : text.substring(0, slash));
    }

    private boolean accepts(InetAddress address) {
        return switch (this) {
            case ANY, OF_HOST -> true;
            case MULTICAST_V4 -> address.isMulticastAddress() && !IpText.isV6(address);
            case MULTICAST_V6 -> address.isMulticastAddress() && IpText.isV6(address);
        };
    }
}
