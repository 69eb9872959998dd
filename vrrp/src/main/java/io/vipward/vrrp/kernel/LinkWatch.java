package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.LinkDelay;
import io.vipward.vrrp.core.LinkDelays;
import io.vipward.vrrp.core.LinkDelays.Change;
import io.vipward.vrrp.core.LinkDelays.Verdict;
import io.vipward.vrrp.core.Notice;
import java.util.List;
import java.util.function.Consumer;

/** When the state of a link counts: at once, or once it has lasted as long as {@code interface_up_down_delays} says. */
final class LinkWatch {
    private final VrrpScheduler scheduler;
    private final Consumer<Change> listener;
    private final LinkDelays delays = new LinkDelays();
    private final VrrpScheduler.Alarm alarm;

    /**
     * Without delays.
     *
     * @param listener told of each state that counts from now on
     */
    LinkWatch(VrrpScheduler scheduler, Consumer<Change> listener) {
        this.scheduler = scheduler;
        this.listener = listener;
        this.alarm = scheduler.alarm("link delays", this::due);
    }

    void configure(LinkDelay.Limited limited) {
        limited.notices().forEach(VrrpLog::write);
        delays.configure(limited.delays());
        arm();
    }

    /** Looks at all links, without telling anybody: whoever asks for it is about to look himself. */
    void look(List<Link> links) {
        for (Link link : links) {
            say(delays.reported(link.name(), link.flags(), scheduler.now()).notices());
        }
        arm();
    }

    void reported(Link link) {
        tell(delays.reported(link.name(), link.flags(), scheduler.now()));
    }

    void removed(String interfaceName) {
        tell(delays.removed(interfaceName));
    }

    /** Whether a link counts as up and running. */
    boolean serves(String interfaceName) {
        return delays.serves(interfaceName);
    }

    void close() {
        alarm.cancel();
    }

    private void due() {
        tell(delays.due(scheduler.now()));
    }

    private void tell(Verdict verdict) {
        say(verdict.notices());
        verdict.changes().forEach(listener);
        arm();
    }

    private static void say(List<Notice> notices) {
        notices.forEach(VrrpLog::write);
    }

    private void arm() {
        delays.deadlineNanos().ifPresentOrElse(alarm::armAt, alarm::cancel);
    }
}
