package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.CheckDefaults;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.ConnectionKeywords;
import io.vipward.parser.schema.ScheduleKeywords;
import io.vipward.parser.schema.Setting;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the checkers of a real server have from it, from its virtual server and from {@code global_defs}.
 *
 * @param defaults of the real server, which has what it does not say from the virtual server
 * @param serviceDelayLoopNanos the virtual server's own
 * @param logAllFailures {@code checker_log_all_failures}
 * @param virtualHost of HTTP checkers, null for none
 */
record Inheritance(
        InetAddress address,
        int port,
        CheckDefaults defaults,
        long serviceDelayLoopNanos,
        boolean logAllFailures,
        @Nullable String virtualHost) {

    /**
     * What holds for a kind of checker where nobody says anything.
     *
     * @param delayBeforeRetryNanos null for the checker's {@code delay_loop}
     */
    record Kind(long retry, @Nullable Long delayBeforeRetryNanos) {
        static final Kind PLAIN = new Kind(1, Globals.NANOS);
        static final Kind HTTP = new Kind(1, 3 * Globals.NANOS);
        static final Kind DNS = new Kind(3, null);
        static final Kind MISC = new Kind(0, Globals.NANOS);
    }

    Inheritance withConnectTimeout(long nanos) {
        CheckDefaults other = new CheckDefaults(
                defaults.delayLoopNanos(),
                nanos,
                defaults.retry(),
                defaults.delayBeforeRetryNanos(),
                defaults.warmupNanos(),
                defaults.alpha());
        return new Inheritance(address, port, other, serviceDelayLoopNanos, logAllFailures, virtualHost);
    }

    CheckSchedule schedule(BoundBlock block, ScheduleKeywords keywords, Kind kind) {
        long delayLoop = block.number(keywords.delayLoop, defaults.delayLoopNanos());
        long retry = block.number(keywords.retry, first(defaults.retry(), kind.retry()));
        long ofKind = first(kind.delayBeforeRetryNanos(), delayLoop);
        return new CheckSchedule(
                delayLoop,
                (int) Math.min(retry, Integer.MAX_VALUE),
                block.number(keywords.delayBeforeRetry, first(defaults.delayBeforeRetryNanos(), ofKind)),
                block.number(keywords.warmup, first(defaults.warmupNanos(), delayLoop)),
                block.get(keywords.alpha, defaults.alpha()),
                block.get(keywords.logAllFailures, logAllFailures));
    }

    /** Where a checker connects, or null with a diagnostic. */
    @Nullable
    ConnectionTarget target(BoundBlock block, ConnectionKeywords keywords, Report report) {
        Setting<InetAddress> written = block.setting(keywords.connectIp);
        Setting<InetAddress> bound = block.setting(keywords.bindTo);
        if (bound != null && isV6(bound.value()) != isV6(written == null ? address : written.value())) {
            if (written != null && bound.order() < written.order()) {
                reportFamily(written, report);
                written = null;
            } else {
                reportFamily(bound, report);
                bound = null;
            }
        }
        if (bound != null && written == null && isV6(bound.value()) != isV6(address)) {
            bound = null;
        }
        InetAddress target = written == null ? address : written.value();
        String bindInterface = block.get(keywords.bindInterface);
        if (target.isLinkLocalAddress() && isV6(target) && bindInterface == null) {
            report.add(
                    DiagnosticCode.INVALID_ADDRESS,
                    block.end(),
                    "the link-local address " + target.getHostAddress() + " needs bind_if; this "
                            + block.header().keyword() + " is dropped");
            return null;
        }
        return new ConnectionTarget(
                target,
                (int) block.number(keywords.connectPort, port),
                new ConnectionTarget.Source(
                        bound == null ? null : bound.value(), (int) block.number(keywords.bindPort, 0), bindInterface),
                block.number(keywords.mark, 0),
                block.number(keywords.connectTimeout, defaults.connectTimeoutNanos()));
    }

    private static void reportFamily(Setting<InetAddress> later, Report report) {
        report.add(
                DiagnosticCode.FAMILY_MISMATCH,
                later.at().span(),
                "connect_ip and bindto are of different families; " + later.at() + " is ignored");
    }

    private static long first(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean isV6(InetAddress address) {
        return address instanceof Inet6Address;
    }
}
