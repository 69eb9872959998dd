package io.vipward.parser.show;

import io.vipward.parser.model.DaemonIdentity;
import io.vipward.parser.model.FileSettings;
import io.vipward.parser.model.FileSettings.Dumps;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.Namespaces;
import io.vipward.parser.model.NetlinkBuffers;
import io.vipward.parser.model.NetlinkBuffers.Buffer;
import io.vipward.parser.model.ProcessNames;
import io.vipward.parser.model.ProcessSettings;
import io.vipward.parser.model.ReloadSettings;
import io.vipward.parser.model.Scheduling;
import io.vipward.parser.model.Scheduling.AutoPriority;
import io.vipward.parser.model.Scheduling.Part;
import java.util.Objects;

/** The daemon as a process: names, files, reload, time on processors, buffers. */
final class ProcessText {
    private ProcessText() {}

    /** The keywords outside all blocks. */
    static void topLevel(TextWriter out, GlobalDefinitions global) {
        DaemonIdentity identity = global.process().identity();
        Namespaces namespaces = identity.namespaces();
        out.optional("net_namespace", namespaces.all());
        if (!Objects.equals(namespaces.ipvs(), namespaces.all())) {
            out.flag("net_namespace_ipvs", namespaces.ipvs() == null);
            out.optional("net_namespace_ipvs", namespaces.ipvs());
        }
        out.flag("namespace_with_ipsets", namespaces.ipsets());
        out.optional("instance", identity.instance());
        out.flag("use_pid_dir", identity.ownDirectory());
        out.secondsUnless("child_wait_time", identity.childWaitNanos(), DaemonIdentity.DEFAULT.childWaitNanos());
        out.flag("linkbeat_use_polling", global.vrrp().interfaces().polling());
    }

    static void write(TextWriter out, ProcessSettings process) {
        out.optional("router_id", process.identity().routerId());
        out.optional("random_seed", process.identity().randomSeed());
        names(out, process.names());
        files(out, process.files());
        reload(out, process.reload());
        scheduling(out, process.scheduling());
        buffers(out, process.buffers());
    }

    private static void names(TextWriter out, ProcessNames names) {
        out.flag("process_names", names.standard());
        out.optional("process_name", names.daemon());
        out.optional("vrrp_process_name", names.vrrp());
        out.optional("checker_process_name", names.checker());
        out.optional("bfd_process_name", names.bfd());
    }

    private static void files(TextWriter out, FileSettings files) {
        if (files.umask() != FileSettings.DEFAULT.umask()) {
            out.line("umask", "0" + Integer.toOctalString(files.umask()));
        }
        out.optional("config_save_dir", files.savedConfiguration());
        out.optional("tmp_config_directory", files.workingCopy());
        Dumps dumps = files.dumps();
        out.flag("data_use_instance", dumps.useInstance());
        out.optional("state_dump_file", dumps.state());
        out.optional("stats_dump_file", dumps.statistics());
        out.optional("json_dump_file", dumps.json());
        out.unless("json_version", dumps.jsonVersion(), Dumps.DEFAULT.jsonVersion());
        out.optional("iproute_usr_dir", files.iproute().usr());
        out.optional("iproute_etc_dir", files.iproute().etc());
    }

    private static void reload(TextWriter out, ReloadSettings reload) {
        out.optional("reload_check_config", reload.checkLog());
        out.optional("reload_time_file", reload.timeFile());
        out.flag("reload_repeat", reload.repeat());
        String progress = reload.progressFile();
        if (progress != null) {
            out.flag("reload_file", progress.isEmpty());
            out.optional("reload_file", progress.isEmpty() ? null : progress);
        }
    }

    private static void scheduling(TextWriter out, Scheduling scheduling) {
        part(out, "vrrp", scheduling.vrrp());
        part(out, "checker", scheduling.checker());
        part(out, "bfd", scheduling.bfd());
        AutoPriority automatic = scheduling.automatic();
        out.unless("max_auto_priority", automatic.most(), AutoPriority.OFF.most());
        out.unless("min_auto_priority_delay", automatic.delayMicros(), AutoPriority.OFF.delayMicros());
    }

    private static void part(TextWriter out, String name, Part part) {
        out.unless(name + "_priority", part.nice(), Part.DEFAULT.nice());
        out.flag(name + "_no_swap", part.locked());
        out.unless(name + "_rt_priority", part.realTimePriority(), Part.DEFAULT.realTimePriority());
        if (!part.processors().isEmpty()) {
            out.line(name + "_cpu_affinity", part.processors().toArray());
        }
        out.unless(name + "_rlimit_rttime", part.realTimeLimitMicros(), Part.DEFAULT.realTimeLimitMicros());
    }

    private static void buffers(TextWriter out, NetlinkBuffers buffers) {
        buffer(out, "vrrp_netlink_cmd_rcv_bufs", buffers.vrrpCommand());
        buffer(out, "vrrp_netlink_monitor_rcv_bufs", buffers.vrrpMonitor());
        buffer(out, "lvs_netlink_cmd_rcv_bufs", buffers.lvsCommand());
        buffer(out, "lvs_netlink_monitor_rcv_bufs", buffers.lvsMonitor());
        buffer(out, "process_monitor_rcv_bufs", buffers.processMonitor());
    }

    private static void buffer(TextWriter out, String name, Buffer buffer) {
        out.unless(name, buffer.bytes(), Buffer.DEFAULT.bytes());
        out.flag(name + "_force", buffer.force());
    }
}
