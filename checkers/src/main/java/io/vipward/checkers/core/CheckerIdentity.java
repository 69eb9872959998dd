package io.vipward.checkers.core;

import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.DnsCheck;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.PingCheck;
import io.vipward.parser.model.SmtpCheck;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.UdpCheck;
import io.vipward.parser.model.UrlCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What makes a checker of a new configuration the same as one of the old: what it asks, and whom. How often it does so, and
 * how many failures it forgives, does not matter.
 */
final class CheckerIdentity {
    private CheckerIdentity() {}

    /** A value that is equal for the same checkers. */
    static Object of(Checker check) {
        if (check instanceof TcpCheck tcp) {
            return List.of("TCP", tcp.target());
        } else if (check instanceof HttpCheck http) {
            return http(http);
        } else if (check instanceof SmtpCheck smtp) {
            return List.of("SMTP", smtp.target(), smtp.heloName());
        } else if (check instanceof DnsCheck dns) {
            return List.of("DNS", dns.target(), dns.type(), dns.name());
        } else if (check instanceof UdpCheck udp) {
            return Arrays.asList("UDP", udp.target(), udp.payloadHex(), udp.reply());
        } else if (check instanceof PingCheck ping) {
            return List.of("PING", ping.target());
        } else if (check instanceof MiscCheck misc) {
            return Arrays.asList("MISC", misc.command().arguments(), misc.dynamic());
        } else if (check instanceof FileCheck file) {
            return List.of("FILE", file.trackFile(), file.weight(), file.reverse());
        }
        return List.of("BFD", ((BfdCheck) check).session());
    }

    private static Object http(HttpCheck http) {
        List<Object> urls = new ArrayList<>();
        for (UrlCheck url : http.urls()) {
            urls.add(Arrays.asList(url.path(), url.virtualHost(), url.expected(), url.tlsCompliant()));
        }
        return List.of(http.keyword(), http.target(), http.http(), urls);
    }
}
