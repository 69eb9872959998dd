package io.vipward.daemon.lifecycle;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Scheduling;
import io.vipward.parser.model.Scheduling.Part;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a thread gets of the machine. The compiler's threads are left alone: they are not what is in a hurry. The one that
 * VRRP's thread has to wait for becomes as urgent as that.
 *
 * @param keywords how the keywords that say so begin
 * @param nice -20..19; counts without a real-time priority
 * @param realTimePriority 1..99 of SCHED_RR, 0 for none
 * @param processors to run on, empty for all
 * @param locked nothing of the process is swapped out; there is no way back
 */
record ThreadShare(String keywords, int nice, int realTimePriority, List<Integer> processors, boolean locked) {
    static final ThreadShare NORMAL = new ThreadShare("", 0, 0, List.of(), false);

    private static final String VRRP = "vrrp";

    private static final Logger LOG = LoggerFactory.getLogger(ThreadShare.class);

    ThreadShare {
        processors = List.copyOf(processors);
    }

    /** Of the thread that VRRP and BFD share: it gets the better of what is asked for either. */
    static ThreadShare ofVrrp(Configuration configuration, boolean withBfd) {
        Scheduling scheduling = configuration.global().process().scheduling();
        Part vrrp = scheduling.vrrp();
        boolean bothRun = withBfd && !configuration.trackers().bfdInstances().isEmpty();
        Part bfd = bothRun ? scheduling.bfd() : Part.DEFAULT;
        return new ThreadShare(
                VRRP,
                Math.min(vrrp.nice(), bfd.nice()),
                Math.max(vrrp.realTimePriority(), bfd.realTimePriority()),
                vrrp.processors().isEmpty() ? bfd.processors() : vrrp.processors(),
                vrrp.locked() || bfd.locked());
    }

    static ThreadShare ofCheckers(Configuration configuration) {
        Part checker = configuration.global().process().scheduling().checker();
        return new ThreadShare(
                "checker", checker.nice(), checker.realTimePriority(), checker.processors(), checker.locked());
    }

    /** Gives the calling thread this share, where it differs from the one that it has. What is refused is said. */
    void replace(ThreadShare before) {
        if (!processors.equals(before.processors)) {
            say("cpu_affinity", processors, ProcessCalls.schedSetaffinity(processors));
        }
        if (nice != before.nice) {
            say("priority", nice, ProcessCalls.setNice(nice));
        }
        if (realTimePriority != before.realTimePriority) {
            int policy = realTimePriority == 0
                    ? ProcessCalls.SCHED_OTHER
                    : ProcessCalls.SCHED_RR | ProcessCalls.SCHED_RESET_ON_FORK;
            say("rt_priority", realTimePriority, ProcessCalls.schedSetscheduler(policy, realTimePriority));
            if (keywords.equals(VRRP)) {
                PausingThread.find()
                        .ifPresent(thread -> ProcessCalls.schedSetscheduler(thread, policy, realTimePriority));
            }
        }
        if (locked && !before.locked) {
            // Only what is touched: otherwise all memory that the virtual machine has reserved would become resident.
            say("no_swap", "", ProcessCalls.mlockall(ProcessCalls.MCL_CURRENT_FUTURE_ONFAULT));
        }
    }

    private void say(String keyword, Object value, int result) {
        if (result < 0) {
            LOG.warn(
                    "{}_{} {} has no effect: {}",
                    keywords,
                    keyword,
                    value,
                    Errno.of(result).text());
        }
    }
}
