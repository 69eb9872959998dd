package io.vipward.parser.show;

import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.DnsCheck;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.PingCheck;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.SmtpCheck;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.UdpCheck;

/** The health checks of a real server, each with everything that holds for it. */
final class CheckerText {
    private static final long NANOS = 1_000_000_000L;

    private CheckerText() {}

    static void write(TextWriter out, Checker checker) {
        out.open(checker.keyword());
        if (checker instanceof TcpCheck check) {
            probe(out, check.target(), check.schedule());
        } else if (checker instanceof PingCheck check) {
            probe(out, check.target(), check.schedule());
        } else if (checker instanceof HttpCheck check) {
            probe(out, check.target(), check.schedule());
            HttpCheckText.write(out, check);
        } else if (checker instanceof SmtpCheck check) {
            probe(out, check.target(), check.schedule());
            out.line("helo_name", check.heloName());
        } else if (checker instanceof DnsCheck check) {
            probe(out, check.target(), check.schedule());
            out.line("type", check.type());
            out.line("name", check.name());
        } else if (checker instanceof UdpCheck check) {
            probe(out, check.target(), check.schedule());
            udp(out, check);
        } else if (checker instanceof MiscCheck check) {
            misc(out, check);
        } else if (checker instanceof FileCheck check) {
            out.line("track_file", check.trackFile());
            out.line("weight", check.weight(), check.reverse() ? "reverse" : "noreverse");
        } else if (checker instanceof BfdCheck check) {
            out.line("name", check.session());
            out.bool("alpha", check.alpha());
        }
        out.close();
    }

    private static void probe(TextWriter out, ConnectionTarget target, CheckSchedule schedule) {
        out.line("connect_ip", target.address());
        positive(out, "connect_port", target.port());
        out.optional("bindto", target.source().address());
        positive(out, "bind_port", target.source().port());
        out.optional("bind_if", target.source().interfaceName());
        out.line("fwmark", target.socketMark());
        out.seconds("connect_timeout", target.connectTimeoutNanos());
        schedule(out, schedule);
    }

    /** Port 0 cannot be written: it is what holds without the keyword. */
    private static void positive(TextWriter out, String keyword, int port) {
        if (port > 0) {
            out.line(keyword, port);
        }
    }

    private static void schedule(TextWriter out, CheckSchedule schedule) {
        out.seconds("delay_loop", schedule.delayLoopNanos());
        out.line("retry", schedule.retry());
        out.seconds("delay_before_retry", schedule.delayBeforeRetryNanos());
        out.seconds("warmup", schedule.warmupNanos());
        out.bool("alpha", schedule.alpha());
        out.bool("log_all_failures", schedule.logAllFailures());
    }

    private static void udp(TextWriter out, UdpCheck check) {
        out.optional("payload", check.payloadHex());
        UdpCheck.Reply reply = check.reply();
        if (reply != null) {
            if (reply.patternHex().isEmpty()) {
                out.line("require_reply");
            } else {
                out.line("require_reply", reply.patternHex());
            }
            out.line("min_reply_length", reply.leastBytes());
            out.line("max_reply_length", reply.mostBytes());
        }
    }

    private static void misc(TextWriter out, MiscCheck check) {
        ScriptCommand command = check.command();
        out.command("misc_path", new ScriptCommand(command.arguments(), null, null, command.position()));
        out.user("user", command.user(), command.group());
        // What is no number of seconds can only be the delay_loop of the virtual server.
        if (check.timeoutNanos() % NANOS == 0) {
            out.line("misc_timeout", check.timeoutNanos() / NANOS);
        }
        out.flag("misc_dynamic", check.dynamic());
        schedule(out, check.schedule());
    }
}
