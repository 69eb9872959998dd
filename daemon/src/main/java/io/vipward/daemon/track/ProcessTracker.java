package io.vipward.daemon.track;

import io.vipward.netlink.linux.ReceiveBuffer;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.netlink.process.ProcessEvents;
import io.vipward.netlink.process.ProcessFeed;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.NetlinkBuffers;
import io.vipward.parser.model.TrackProcess;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts tracked processes: all that run are looked at once, then the kernel tells what changes. Where it does not tell, as in
 * a container, all are looked at again every second. On the thread of its loop.
 */
public final class ProcessTracker {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessTracker.class);
    private static final long CONFIRMATION_NANOS = 100_000_000L;
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;
    private static final ReceiveBuffer FIRST_ROOM = new ReceiveBuffer(1 << 18, true);
    private static final int MOST_ROOM = 1 << 28;

    private final EventLoop loop;
    private final ProcessListener listener;
    private final Source source;
    private final ProcessTable table = new ProcessTable(Path.of("/proc"));
    private final Map<String, CountedProcess> counted = new LinkedHashMap<>();
    private final Timer confirmation;
    private final Timer look;
    private @Nullable ProcessFeed events;
    private boolean polling;
    private boolean lost;
    private ReceiveBuffer room = FIRST_ROOM;

    /** Where events come from. */
    @FunctionalInterface
    interface Source {
        ProcessFeed open(EventLoop loop, ProcessEvents.Listener listener) throws SystemCallException;
    }

    /** A tracker without processes. */
    public ProcessTracker(EventLoop loop, ProcessListener listener) {
        this(loop, listener, ProcessEvents::open);
    }

    ProcessTracker(EventLoop loop, ProcessListener listener, Source source) {
        this.loop = loop;
        this.listener = listener;
        this.source = source;
        this.confirmation = loop.timer("confirmation of process events", now -> poll("the kernel does not confirm"));
        this.look = loop.timer("processes", now -> lookAgain());
    }

    /**
     * Follows those processes that something in the configuration tracks, and no others. Nobody is told how they stand now:
     * {@link #quorums} has it.
     */
    public void track(Configuration configuration) {
        counted.values().forEach(CountedProcess::stop);
        counted.clear();
        Set<String> names = Stream.concat(
                        configuration.vrrpInstances().stream().map(VrrpInstance::tracking),
                        configuration.vrrp().syncGroups().stream().map(VrrpSyncGroup::tracking))
                .flatMap(tracking -> tracking.processes().stream())
                .map(VrrpTracking.Tracked::name)
                .collect(Collectors.toSet());
        for (TrackProcess process : configuration.trackers().processes()) {
            if (names.contains(process.name())) {
                counted.put(process.name(), new CountedProcess(loop, process, listener));
            }
        }
        if (counted.isEmpty()) {
            stop();
            return;
        }
        room = written(configuration.global().process().buffers().processMonitor());
        // Before looking: what happens in between is told.
        listen();
        List<ProcessTable.Entry> all = all();
        counted.values().forEach(one -> one.begin(all));
    }

    /** Whether as many of each run as shall, by the name of its {@code vrrp_track_process}. */
    public Map<String, Boolean> quorums() {
        Map<String, Boolean> quorums = new HashMap<>();
        counted.forEach((name, one) -> quorums.put(name, one.quorum()));
        return quorums;
    }

    /** Follows nothing any more. */
    public void stop() {
        counted.values().forEach(CountedProcess::stop);
        counted.clear();
        confirmation.cancel();
        look.cancel();
        polling = false;
        close();
    }

    private void listen() {
        if (polling) {
            return;
        }
        if (events != null) {
            events.room(room);
            return;
        }
        try {
            events = source.open(loop, new Changes());
            events.room(room);
            confirmation.armAt(loop.now() + CONFIRMATION_NANOS);
        } catch (SystemCallException refused) {
            poll(String.valueOf(refused.getMessage()));
        }
    }

    private void poll(String why) {
        LOG.warn("WARNING - the kernel does not tell of processes here ({}): track_process looks every second", why);
        close();
        polling = true;
        look.armAt(loop.now() + LOOK_AGAIN_NANOS);
    }

    private void close() {
        if (events != null) {
            events.close();
            events = null;
        }
    }

    private void lookAgain() {
        if (lost && events != null) {
            lost = false;
            room = new ReceiveBuffer((int) Math.min(MOST_ROOM, 2L * room.bytes()), room.force());
            events.room(room);
            LOG.info(
                    "Setting global_def process_monitor_rcv_bufs to {} - recommend updating configuration file",
                    room.bytes());
        }
        List<ProcessTable.Entry> all = all();
        counted.values().forEach(one -> one.replace(all));
        if (polling) {
            look.armAt(loop.now() + LOOK_AGAIN_NANOS);
        }
    }

    private static ReceiveBuffer written(NetlinkBuffers.Buffer buffer) {
        return buffer.bytes() == 0
                ? FIRST_ROOM
                : new ReceiveBuffer((int) Math.min(buffer.bytes(), MOST_ROOM), buffer.force());
    }

    private List<ProcessTable.Entry> all() {
        try {
            return table.all();
        } catch (IOException unreadable) {
            LOG.error("Tracked processes cannot be counted: {}", unreadable.getMessage());
            return List.of();
        }
    }

    /** What the kernel tells. */
    private final class Changes implements ProcessEvents.Listener {
        @Override
        public void confirmed() {
            if (confirmation.armed()) {
                confirmation.cancel();
                LOG.debug("proc_events has confirmed it is configured");
            }
        }

        @Override
        public void forked(int pid) {
            examine(pid, process -> counted.values().forEach(one -> one.forked(process)));
        }

        @Override
        public void renamed(int pid) {
            examine(pid, process -> counted.values().forEach(one -> one.renamed(process)));
        }

        @Override
        public void exited(int pid) {
            counted.values().forEach(one -> one.exited(pid));
        }

        @Override
        public void overflown() {
            lost = true;
            look.armAt(loop.now() + LOOK_AGAIN_NANOS);
        }

        /** One that has ended since is told of when its end is. */
        private void examine(int pid, Consumer<ProcessTable.Entry> what) {
            table.find(pid).ifPresent(what);
        }
    }
}
