package io.vipward.parser.dump;

import static io.vipward.parser.dump.BalancingLines.seconds;
import static io.vipward.parser.dump.BalancingLines.text;
import static io.vipward.parser.dump.BalancingLines.yesNo;

import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.DnsCheck;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.PingCheck;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceAddress.Protocol;
import io.vipward.parser.model.SmtpCheck;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.UdpCheck;
import io.vipward.parser.model.UrlCheck;
import io.vipward.parser.model.VirtualServer;
import java.net.InetAddress;
import java.util.Locale;
import java.util.stream.Collectors;

/** The section of health checkers in the words of keepalived's dump. */
final class CheckerLines {
    private static final long NANOS_PER_MICRO = 1_000;

    private final BalancingLines out;

    private CheckerLines(BalancingLines out) {
        this.out = out;
    }

    /** The checkers of one real server, counted on from a number. */
    static int add(BalancingLines out, VirtualServer server, RealServer real, int before) {
        int number = before;
        for (Checker checker : real.checkers()) {
            out.begin("checker " + ++number);
            out.word(service(server) + " -> " + label(server, real.address(), real.port()));
            new CheckerLines(out).checker(checker);
        }
        return number;
    }

    static String label(VirtualServer server, InetAddress address, int port) {
        return "[" + text(address) + "]:" + protocol(server.address()) + ":" + port;
    }

    private static String service(VirtualServer server) {
        if (server.address() instanceof ServiceAddress.Endpoint endpoint) {
            return label(server, endpoint.address(), endpoint.port());
        }
        return server.address() instanceof ServiceAddress.Mark mark
                ? "FWM " + mark.mark()
                : "[" + ((ServiceAddress.Group) server.address()).name() + "]";
    }

    private static String protocol(ServiceAddress address) {
        if (address instanceof ServiceAddress.Mark) {
            return "none";
        }
        Protocol protocol = address instanceof ServiceAddress.Endpoint endpoint
                ? endpoint.protocol()
                : ((ServiceAddress.Group) address).protocol();
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    private void checker(Checker checker) {
        boolean logs = checker.origins().wrote("log_all_failures") && logsAll(checker);
        out.line("Log all failures", yesNo(logs));
        if (checker instanceof HttpCheck check) {
            probe(check.target(), check.schedule());
            http(check);
            return;
        }
        out.line("Keepalive method", checker.keyword());
        if (checker instanceof TcpCheck check) {
            probe(check.target(), check.schedule());
        } else if (checker instanceof PingCheck check) {
            probe(check.target(), check.schedule());
        } else if (checker instanceof SmtpCheck check) {
            probe(check.target(), check.schedule());
            out.line("helo", check.heloName());
        } else if (checker instanceof DnsCheck check) {
            probe(check.target(), check.schedule());
            out.line("Type", check.type());
            out.line("Name", check.name());
        } else if (checker instanceof UdpCheck check) {
            probe(check.target(), check.schedule());
            out.line("Payload specified", yesNo(check.payloadHex() != null));
            out.line("Require reply", yesNo(check.reply() != null));
        } else if (checker instanceof MiscCheck check) {
            misc(check);
        } else if (checker instanceof FileCheck check) {
            out.line("Tracked file", check.trackFile());
        } else if (checker instanceof BfdCheck check) {
            out.line("Name", check.session());
            out.line("Alpha", yesNo(check.alpha()));
            out.word("Alpha is " + (check.alpha() ? "ON" : "OFF"));
        }
    }

    /** What the checker says for itself; where it says nothing the dump has what global_defs say elsewhere. */
    private static boolean logsAll(Checker checker) {
        if (checker instanceof TcpCheck check) {
            return check.schedule().logAllFailures();
        }
        return !(checker instanceof HttpCheck check) || check.schedule().logAllFailures();
    }

    private void misc(MiscCheck check) {
        schedule(check.schedule());
        out.line(
                "script",
                check.command().arguments().stream()
                        .map(argument -> "'" + argument + "'")
                        .collect(Collectors.joining(" ")));
        out.line("dynamic", yesNo(check.dynamic()).toUpperCase(Locale.ROOT));
    }

    private void probe(ConnectionTarget target, CheckSchedule schedule) {
        schedule(schedule);
        out.line("Dest", "[" + text(target.address()) + "]:" + target.port());
        if (target.source().address() != null) {
            out.line(
                    "Bind to",
                    "[" + text(target.source().address()) + "]:"
                            + target.source().port());
        }
        out.optional("Bind i/f", target.source().interfaceName());
        if (target.socketMark() != 0) {
            out.line("Mark", target.socketMark());
        }
        out.line("Timeout", seconds(target.connectTimeoutNanos()));
    }

    private void schedule(CheckSchedule schedule) {
        out.line("Alpha", yesNo(schedule.alpha()));
        out.line("Delay loop", micros(schedule.delayLoopNanos()));
        out.line("Warmup", micros(schedule.warmupNanos()));
        out.line("Retries", schedule.retry());
        if (schedule.retry() > 0) {
            out.line("Delay before retry", micros(schedule.delayBeforeRetryNanos()));
        }
    }

    private void http(HttpCheck check) {
        out.line(
                "Keepalive method",
                check.keyword() + ", http protocol " + check.http().protocol().word());
        if (check.origins().wrote("virtualhost")) {
            out.optional("VirtualHost", check.http().virtualHost());
        }
        out.word("Enable SNI " + set(check.http().sni()));
        out.word("Fast recovery " + set(check.http().fastRecovery()));
        if (check.ssl()) {
            out.word("tls_compliant " + set(check.http().tlsCompliant()));
        }
        for (UrlCheck url : check.urls()) {
            out.line("Checked url", url.path());
            out.optional("digest", url.expected().digest());
            out.word("tls_compliant " + set(url.tlsCompliant()));
            out.optional("Virtual host", url.virtualHost());
            url.expected()
                    .statusCodes()
                    .forEach(codes -> out.word(
                            codes.first() == codes.last() ? "" + codes.first() : codes.first() + "-" + codes.last()));
            if (url.expected().body() != null) {
                out.line("Regex", '"' + url.expected().body().pattern() + '"');
            }
        }
    }

    private static String set(boolean on) {
        return on ? "set" : "unset";
    }

    private static String micros(long nanos) {
        return nanos / NANOS_PER_MICRO + " us";
    }
}
