package io.vipward.daemon.machine;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how far what is agrees with what would be, each time that this is another answer than before. Two daemons do not look at
 * their servers in the same moment: a difference counts when it is there twice. On the loop's thread.
 */
public final class Agreement {
    private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);
    private static final long PAUSE_NANOS = 5_000_000_000L;
    private static final int NAMED = 5;

    private final String what;
    private final Supplier<Optional<List<String>>> differences;
    private final EventLoop loop;
    private final Timer timer;
    private final Opinion opinion = new Opinion();

    /**
     * Looks every 5 s, first in 5 s.
     *
     * @param what is compared, the subject of the line
     * @param differences what would have to be done to what is, an empty list for nothing; nothing where it is not known
     */
    public Agreement(EventLoop loop, String what, Supplier<Optional<List<String>>> differences) {
        this.loop = loop;
        this.what = what;
        this.differences = differences;
        this.timer = loop.timer("agreement", now -> look());
        timer.armAt(loop.now() + PAUSE_NANOS);
    }

    private void look() {
        differences.get().flatMap(opinion::of).ifPresent(text -> LOG.info("Shadow: {} {}", what, text));
        timer.armAt(loop.now() + PAUSE_NANOS);
    }

    /** What there is to say of one look after the other. */
    static final class Opinion {
        private @Nullable List<String> seen;
        private @Nullable List<String> said;

        /** Nothing where it was said already, or is seen for the first time. */
        Optional<String> of(List<String> now) {
            boolean news = now.equals(seen) && !now.equals(said);
            seen = now;
            if (news) {
                said = now;
            }
            return news ? Optional.of(text(now)) : Optional.empty();
        }

        private static String text(List<String> differences) {
            if (differences.isEmpty()) {
                return "is as it would be";
            }
            int others = differences.size() - NAMED;
            return "is not as it would be, which would take: "
                    + String.join(", ", differences.subList(0, Math.min(NAMED, differences.size())))
                    + (others > 0 ? " and " + others + " more" : "");
        }
    }
}
