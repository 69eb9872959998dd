package io.vipward.parser.check;

import io.vipward.parser.model.DaemonIdentity;
import io.vipward.parser.model.FileSettings;
import io.vipward.parser.model.FileSettings.Dumps;
import io.vipward.parser.model.FileSettings.IprouteDirectories;
import io.vipward.parser.model.Namespaces;
import io.vipward.parser.model.NetlinkBuffers;
import io.vipward.parser.model.NetlinkBuffers.Buffer;
import io.vipward.parser.model.ProcessNames;
import io.vipward.parser.model.ProcessSettings;
import io.vipward.parser.model.ReloadSettings;
import io.vipward.parser.model.Scheduling;
import io.vipward.parser.model.Scheduling.AutoPriority;
import io.vipward.parser.model.Scheduling.Part;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.ProcessRows;
import io.vipward.parser.schema.SchedulingRows;
import io.vipward.parser.schema.TopLevelTable;
import java.util.List;

/** Completes what is about the daemon as a process. */
final class ProcessCheck {
    private static final long CHILD_WAIT_SECONDS = 5;

    /** keepalived makes 2 of the smallest limit, as the kernel wants a hard one above the soft one. */
    private static final long LEAST_REAL_TIME = 2;

    private final BoundBlock top;
    private final Globals globals;

    ProcessCheck(BoundBlock top, Globals globals) {
        this.top = top;
        this.globals = globals;
    }

    ProcessSettings complete() {
        ProcessRows rows = GlobalDefsTable.PROCESS;
        SchedulingRows scheduling = GlobalDefsTable.SCHEDULING;
        return new ProcessSettings(
                identity(rows), names(rows), files(rows), reload(rows), scheduling(scheduling), buffers(scheduling));
    }

    private DaemonIdentity identity(ProcessRows rows) {
        String all = top.get(TopLevelTable.NET_NAMESPACE);
        String ipvs = top.get(TopLevelTable.NET_NAMESPACE_IPVS);
        Namespaces namespaces = new Namespaces(
                all, ipvs == null ? all : ipvs.isEmpty() ? null : ipvs, top.isOn(TopLevelTable.NAMESPACE_WITH_IPSETS));
        return new DaemonIdentity(
                globals.get(GlobalDefsTable.ROUTER_ID),
                top.get(TopLevelTable.INSTANCE),
                namespaces,
                top.isOn(TopLevelTable.USE_PID_DIR),
                Globals.NANOS * top.get(TopLevelTable.CHILD_WAIT_TIME, CHILD_WAIT_SECONDS),
                globals.get(rows.randomSeed));
    }

    private ProcessNames names(ProcessRows rows) {
        return new ProcessNames(
                globals.isOn(rows.standardNames),
                globals.get(rows.daemonName),
                globals.get(rows.vrrpName),
                globals.get(rows.checkerName),
                globals.get(rows.bfdName));
    }

    private FileSettings files(ProcessRows rows) {
        FileSettings usual = FileSettings.DEFAULT;
        Dumps dumps = new Dumps(
                globals.get(rows.stateDump),
                globals.get(rows.statisticsDump),
                globals.get(rows.jsonDump),
                globals.get(rows.jsonVersion, 1L).intValue(),
                globals.isOn(rows.useInstance));
        return new FileSettings(
                globals.get(rows.umask, usual.umask()),
                globals.get(rows.savedConfiguration),
                globals.get(rows.workingCopy),
                dumps,
                new IprouteDirectories(globals.get(rows.iprouteUsr), globals.get(rows.iprouteEtc)));
    }

    private ReloadSettings reload(ProcessRows rows) {
        return new ReloadSettings(
                globals.get(rows.reloadCheck),
                globals.get(rows.reloadTimeFile),
                globals.isOn(rows.reloadRepeat),
                globals.get(rows.reloadFile));
    }

    private Scheduling scheduling(SchedulingRows rows) {
        AutoPriority automatic = new AutoPriority(
                globals.get(rows.mostPriority, (long) AutoPriority.OFF.most()).intValue(),
                globals.get(rows.delay, AutoPriority.OFF.delayMicros()));
        return new Scheduling(part(rows.vrrp), part(rows.checker), part(rows.bfd), automatic);
    }

    private Part part(SchedulingRows.Part rows) {
        return new Part(
                globals.get(rows.nice(), 0L).intValue(),
                globals.isOn(rows.locked()),
                globals.get(rows.realTimePriority(), 0L).intValue(),
                globals.get(rows.processors(), List.of()).stream()
                        .distinct()
                        .sorted()
                        .toList(),
                Math.max(LEAST_REAL_TIME, globals.get(rows.realTimeLimit(), Part.DEFAULT.realTimeLimitMicros())));
    }

    private NetlinkBuffers buffers(SchedulingRows rows) {
        return new NetlinkBuffers(
                buffer(rows.vrrpCommand),
                buffer(rows.vrrpMonitor),
                buffer(rows.lvsCommand),
                buffer(rows.lvsMonitor),
                buffer(rows.processMonitor));
    }

    private Buffer buffer(SchedulingRows.Buffer rows) {
        return new Buffer(globals.get(rows.bytes(), 0L), globals.isOn(rows.force()));
    }
}
