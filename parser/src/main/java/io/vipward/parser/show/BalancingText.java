package io.vipward.parser.show;

import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.model.SslSettings;
import io.vipward.parser.model.VirtualServerGroup;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code SSL}, {@code virtual_server_group} and {@code virtual_server}. */
final class BalancingText {
    private BalancingText() {}

    static void write(TextWriter out, Balancing balancing) {
        SslSettings ssl = balancing.ssl();
        if (ssl != null) {
            out.open("SSL");
            if (ssl.password() != null) {
                out.secret("password", ssl.password());
            }
            out.optional("ca", ssl.certificateAuthority());
            out.optional("certificate", ssl.certificate());
            out.optional("key", ssl.key());
            out.close();
        }
        balancing.groups().forEach(group -> group(out, group));
        balancing.virtualServers().forEach(server -> VirtualServerText.write(out, server));
    }

    static String family(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    private static void group(TextWriter out, VirtualServerGroup group) {
        out.open("virtual_server_group", group.name());
        for (VirtualServerGroup.Entry entry : group.entries()) {
            List<Object> words = new ArrayList<>();
            if (entry instanceof VirtualServerGroup.Addresses addresses) {
                words.add(range(addresses.first(), addresses.last()));
                words.add(addresses.port());
            } else if (entry instanceof VirtualServerGroup.Mark mark) {
                words.add("fwmark");
                words.add(mark.mark());
                if (mark.family() != null) {
                    words.add(family(mark.family()));
                }
            }
            out.entry(words);
        }
        out.close();
    }

    private static String range(InetAddress first, InetAddress last) {
        return first.equals(last) ? first.getHostAddress() : first.getHostAddress() + "-" + last.getHostAddress();
    }
}
