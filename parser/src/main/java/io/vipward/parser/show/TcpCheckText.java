package io.vipward.parser.show;

import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.TcpCheck;

/** {@code TCP_CHECK}. */
final class TcpCheckText {
    private TcpCheckText() {}

    static void write(TextWriter out, TcpCheck check) {
        out.open("TCP_CHECK");
        target(out, check.target());
        schedule(out, check.schedule());
        out.close();
    }

    private static void target(TextWriter out, ConnectionTarget target) {
        out.line("connect_ip", target.address());
        positive(out, "connect_port", target.port());
        out.optional("bindto", target.bindAddress());
        positive(out, "bind_port", target.bindPort());
        out.optional("bind_if", target.bindInterface());
        out.line("fwmark", target.socketMark());
    }

    /** Port 0 cannot be written: it is what holds without the keyword. */
    private static void positive(TextWriter out, String keyword, int port) {
        if (port > 0) {
            out.line(keyword, port);
        }
    }

    private static void schedule(TextWriter out, CheckSchedule schedule) {
        out.seconds("delay_loop", schedule.delayLoopNanos());
        out.seconds("connect_timeout", schedule.connectTimeoutNanos());
        out.line("retry", schedule.retry());
        out.seconds("delay_before_retry", schedule.delayBeforeRetryNanos());
        out.seconds("warmup", schedule.warmupNanos());
        out.bool("alpha", schedule.alpha());
    }
}
