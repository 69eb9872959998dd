package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

import io.vipward.parser.diagnostic.Verdict;
import java.util.List;

/** Rows of {@code global_defs} about the time on processors that parts of the daemon get, and about their buffers. */
public final class SchedulingRows {
    public final Part vrrp;
    public final Part checker;
    public final Part bfd;
    public final Keyword<Long> mostPriority;
    public final Keyword<Long> delay;
    public final Buffer vrrpCommand;
    public final Buffer vrrpMonitor;
    public final Buffer lvsCommand;
    public final Buffer lvsMonitor;
    public final Buffer processMonitor;

    /** Rows about one part. */
    public record Part(
            Keyword<Long> nice,
            Keyword<Boolean> locked,
            Keyword<Long> realTimePriority,
            Keyword<List<Integer>> processors,
            Keyword<Long> realTimeLimit) {}

    /** Rows about one buffer. */
    public record Buffer(Keyword<Long> bytes, Keyword<Boolean> force) {}

    SchedulingRows(Table table) {
        vrrp = part(table, "vrrp");
        checker = part(table, "checker");
        bfd = part(table, "bfd");
        mostPriority = table.notYet(
                "max_auto_priority", GlobalForms.AUTO_PRIORITY, "0", "real-time priority up to this when late");
        delay = table.notYet(
                "min_auto_priority_delay", lenient(1, 10_000_000), "1000000", "microseconds that are late");
        vrrpCommand = supported(table, "vrrp_netlink_cmd_rcv_bufs", "1 MiB");
        vrrpMonitor = supported(table, "vrrp_netlink_monitor_rcv_bufs", "1 MiB");
        lvsCommand = buffer(table, "lvs_netlink_cmd_rcv_bufs");
        lvsMonitor = buffer(table, "lvs_netlink_monitor_rcv_bufs");
        processMonitor = supported(table, "process_monitor_rcv_bufs", "256 KiB");
    }

    private static Part part(Table table, String process) {
        Form<Long> nice = lenient(-20, 19).insteadOfInvalid(0);
        Keyword<Long> limit = table.notYet(
                process + "_rlimit_rttime",
                lenient(1, UNSIGNED_INT),
                "10000",
                "microseconds of real time without a pause",
                ARGUMENT_IS_VITAL);
        table.oldName(process + "_rlimit_rtime", limit, Verdict.ACCEPTED);
        return new Part(
                table.keyword(process + "_priority", nice, "0", "nice value"),
                table.keyword(process + "_no_swap", Forms.FLAG, "off", "lock memory"),
                table.keyword(process + "_rt_priority", GlobalForms.REAL_TIME_PRIORITY, "none", "real-time priority"),
                table.keyword(process + "_cpu_affinity", GlobalForms.PROCESSORS, "all", "processors to run on"),
                limit);
    }

    private static Buffer supported(Table table, String name, String usual) {
        return new Buffer(
                table.keyword(
                        name, strict(0, UNSIGNED_INT), "0", "bytes of a receive buffer at the start, 0 for " + usual),
                table.keyword(name + "_force", Forms.BOOLEAN, "off", "beyond the system's limit"));
    }

    private static Buffer buffer(Table table, String name) {
        return new Buffer(
                table.notYet(name, strict(0, UNSIGNED_INT), "0", "bytes of a receive buffer, 0 for the kernel's"),
                table.notYet(name + "_force", Forms.BOOLEAN, "off", "beyond the system's limit"));
    }
}
