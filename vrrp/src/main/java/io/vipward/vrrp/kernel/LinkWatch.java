package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.LinkDelay;
import io.vipward.vrrp.core.LinkDelays;
import io.vipward.vrrp.core.LinkDelays.Change;
import io.vipward.vrrp.core.LinkDelays.Verdict;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When the state of a link counts: at once, or once it has lasted as long as {@code interface_up_down_delays} says. Of a link
 * that is polled the poll's answer is the state, whatever netlink says, as soon as there is one.
 */
final class LinkWatch {
    private static final int SERVING = Link.UP | Link.RUNNING;

    private final VrrpScheduler scheduler;
    private final Listener listener;
    private final LinkDelays delays = new LinkDelays();
    private final Map<String, Boolean> answers = new HashMap<>();
    private final VrrpScheduler.Alarm alarm;
    private PolledLinks polled = PolledLinks.NONE;

    /** Told of states that count from now on. */
    @FunctionalInterface
    interface Listener {
        /**
         * A link counts as up or as down.
         *
         * @param polled whether a poll said so
         */
        void counts(Change change, boolean polled);
    }

    /**
     * Without delays.
     */
    LinkWatch(VrrpScheduler scheduler, Listener listener) {
        this.scheduler = scheduler;
        this.listener = listener;
        this.alarm = scheduler.alarm("link delays", this::due);
    }

    void configure(LinkDelay.Limited limited, PolledLinks links) {
        polled = links;
        answers.keySet().removeIf(name -> !links.contains(name));
        limited.notices().forEach(VrrpLog::write);
        delays.configure(limited.delays());
        arm();
    }

    /** Looks at all links, without telling anybody: whoever asks for it is about to look himself. */
    void look(List<Link> links) {
        delays.retain(links.stream().map(Link::name).collect(Collectors.toSet()));
        for (Link link : links) {
            say(delays.reported(link.name(), flags(link), scheduler.now()).notices());
        }
        arm();
    }

    void reported(Link link) {
        tell(delays.reported(link.name(), flags(link), scheduler.now()));
    }

    /** A poll has an answer. It may come for a link that is polled no longer, or is gone. */
    void polled(String interfaceName, boolean up) {
        if (polled.contains(interfaceName)) {
            answers.put(interfaceName, up);
            if (delays.knows(interfaceName)) {
                tell(delays.reported(interfaceName, up ? SERVING : 0, scheduler.now()));
            }
        }
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

    private int flags(Link link) {
        Boolean answer = answers.get(link.name());
        if (answer == null) {
            return link.flags();
        }
        return answer ? SERVING : 0;
    }

    private void due() {
        tell(delays.due(scheduler.now()));
    }

    private void tell(Verdict verdict) {
        say(verdict.notices());
        verdict.changes().forEach(change -> listener.counts(change, polled.contains(change.interfaceName())));
        arm();
    }

    private static void say(List<Notice> notices) {
        notices.forEach(VrrpLog::write);
    }

    private void arm() {
        delays.deadlineNanos().ifPresentOrElse(alarm::armAt, alarm::cancel);
    }
}
