package io.vipward.vrrp.core;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The last sequence number of each sender of authenticated adverts. Among unknown many senders only the last few are
 * remembered, so that nobody can fill the memory.
 *
 * @param marks the one that was touched last first
 */
public record ReplayMarks(List<Mark> marks) {
    static final ReplayMarks NONE = new ReplayMarks(List.of());

    public ReplayMarks {
        marks = List.copyOf(marks);
    }

    /** One sender's. */
    public record Mark(InetAddress sender, long sequence) {}

    OptionalLong of(InetAddress sender) {
        for (Mark mark : marks) {
            if (mark.sender().equals(sender)) {
                return OptionalLong.of(mark.sequence());
            }
        }
        return OptionalLong.empty();
    }

    /**
     * With a new number of a sender.
     *
     * @param most how many senders are remembered
     */
    ReplayMarks with(InetAddress sender, long sequence, int most) {
        List<Mark> next = new ArrayList<>(most);
        next.add(new Mark(sender, sequence));
        for (Mark mark : marks) {
            if (next.size() < most && !mark.sender().equals(sender)) {
                next.add(mark);
            }
        }
        return new ReplayMarks(next);
    }
}
