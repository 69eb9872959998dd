package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Unicast;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** {@code ADDRESS [min_ttl N] [max_ttl N]}: a line of {@code unicast_peer}. */
enum UnicastPeerForm implements Form<UnicastPeer> {
    LINE;

    private static final NumberForm TTL = NumberForm.lenient(0, 255);

    @Override
    public String syntax() {
        return "ADDRESS [min_ttl 0..255] [max_ttl 0..255]";
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
    public @Nullable UnicastPeer read(Arguments arguments) {
        Word at = arguments.next();
        InetAddress address = AddressForm.ofHost(at.text());
        if (address == null) {
            String message = at + " is not an IP address; this peer is left out";
            arguments.report(DiagnosticCode.INVALID_ADDRESS, at, message);
            return null;
        }
        int least = 0;
        int most = Unicast.Peer.MOST_TTL;
        boolean limited = false;
        while (arguments.hasNext()) {
            Word option = arguments.next();
            boolean isLeast = option.text().equals("min_ttl");
            if (!isLeast && !option.text().equals("max_ttl")) {
                arguments.report(
                        DiagnosticCode.INVALID_OPTION, option, option + " is not an option of a peer and is ignored");
                continue;
            }
            Long value = ttl(option, arguments);
            if (value != null) {
                limited = true;
                least = isLeast ? value.intValue() : least;
                most = isLeast ? most : value.intValue();
            }
        }
        if (least > most) {
            String message = "min_ttl " + least + " is above max_ttl " + most + ": no advert of " + at + " is believed";
            arguments.report(DiagnosticCode.NUMBER_OUT_OF_RANGE, at, message);
        }
        return new UnicastPeer(address, least, most, limited, at);
    }

    private static @Nullable Long ttl(Word option, Arguments arguments) {
        if (!arguments.hasNext()) {
            arguments.report(DiagnosticCode.INVALID_OPTION, option, option + " needs a number and is ignored");
            return null;
        }
        return TTL.read(arguments.next(), arguments);
    }
}
