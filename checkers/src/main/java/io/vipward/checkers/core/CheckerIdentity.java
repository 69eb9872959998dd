package io.vipward.checkers.core;

import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.CheckSchedule;
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
import java.util.Optional;

/**
 * What makes two checkers the same: what they ask, and whom. Over a reload, how often they do so and how many failures they
 * forgive does not matter.
 */
public final class CheckerIdentity {
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

    /**
     * A value that is equal for checkers whose attempts may be made once for all of them: they send the same bytes to the same
     * place from the same place, expect the same and have the same rhythm. Empty for programs, which may do anything, and for
     * what does not ask.
     */
    public static Optional<Object> ofAttempts(Checker check) {
        if (check instanceof MiscCheck || !CheckerSettings.probes(check)) {
            return Optional.empty();
        }
        CheckSchedule schedule = CheckerSettings.schedule(check);
        return Optional.of(List.of(
                of(check),
                schedule.delayLoopNanos(),
                schedule.retry(),
                schedule.delayBeforeRetryNanos(),
                schedule.warmupNanos()));
    }

    private static Object http(HttpCheck http) {
        List<Object> urls = new ArrayList<>();
        for (UrlCheck url : http.urls()) {
            urls.add(Arrays.asList(url.path(), url.virtualHost(), url.expected(), url.tlsCompliant()));
        }
        return List.of(http.keyword(), http.target(), http.http(), urls);
    }
}
