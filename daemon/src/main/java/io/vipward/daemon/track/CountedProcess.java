package io.vipward.daemon.track;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.model.TrackProcess;
import io.vipward.parser.model.TrackProcess.ProcessQuorum;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@code vrrp_track_process}: a set of processes, so that none counts twice, and whether there are as many as shall be. On
 * the thread of its loop.
 */
final class CountedProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CountedProcess.class);

    private final EventLoop loop;
    private final TrackProcess tracked;
    private final ProcessListener listener;
    private final Timer delay;
    private final Set<Integer> pids = new HashSet<>();
    private boolean quorum;

    CountedProcess(EventLoop loop, TrackProcess tracked, ProcessListener listener) {
        this.loop = loop;
        this.tracked = tracked;
        this.listener = listener;
        this.delay = loop.timer("tracked process " + tracked.name(), now -> settle());
    }

    /** How it stands at the start, which nobody is told. */
    void begin(Collection<ProcessTable.Entry> processes) {
        add(processes);
        quorum = enough();
    }

    boolean quorum() {
        return quorum;
    }

    /** All processes there are, where events were not heard. */
    void replace(Collection<ProcessTable.Entry> processes) {
        boolean fewer = pids.size() > processes.stream().filter(this::counts).count();
        pids.clear();
        add(processes);
        changed(fewer ? tracked.delays().terminateNanos() : 0);
    }

    /** A copy of a process: it counts as that one did. */
    void forked(ProcessTable.Entry process) {
        if (counts(process) && pids.add(process.pid())) {
            changed(tracked.delays().forkNanos());
        }
    }

    /** A process runs something else, or has another name. */
    void renamed(ProcessTable.Entry process) {
        if (counts(process) ? pids.add(process.pid()) : pids.remove(process.pid())) {
            changed(0);
        }
    }

    void exited(int pid) {
        if (pids.remove(pid)) {
            changed(tracked.delays().terminateNanos());
        }
    }

    void stop() {
        delay.cancel();
    }

    private boolean counts(ProcessTable.Entry process) {
        return ProcessFilter.counts(tracked.match(), process);
    }

    private void add(Collection<ProcessTable.Entry> processes) {
        processes.stream().filter(this::counts).forEach(process -> pids.add(process.pid()));
    }

    private boolean enough() {
        int most = tracked.quorum().most();
        return pids.size() >= tracked.quorum().least() && (most == ProcessQuorum.UNLIMITED || pids.size() <= most);
    }

    /** What is taken back within its delay has not happened. */
    private void changed(long delayNanos) {
        if (enough() == quorum) {
            delay.cancel();
        } else if (delayNanos == 0) {
            delay.cancel();
            settle();
        } else if (!delay.armed()) {
            delay.armAt(loop.now() + delayNanos);
        }
    }

    private void settle() {
        quorum = enough();
        LOG.info("Quorum {} for tracked process {}", quorum ? "gained" : "lost", tracked.name());
        listener.stands(tracked.name(), quorum);
    }
}
