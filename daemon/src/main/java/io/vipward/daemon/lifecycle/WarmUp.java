package io.vipward.daemon.lifecycle;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.vrrp.rehearsal.Played;
import io.vipward.vrrp.rehearsal.Rehearsal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rehearsal on a thread of its own while the configuration is being read: a takeover is rare and must not run cold code. Its
 * first round loads and links everything, and is worth waiting for a little; the others, for the compiler, go on beside the
 * first adverts.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final long PLAY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long WAIT_MILLIS = 100;

    private final CountDownLatch linked = new CountDownLatch(1);

    private WarmUp() {}

    /** Begins to play. */
    static WarmUp begin() {
        WarmUp warmUp = new WarmUp();
        Thread thread = new Thread(warmUp::play, "rehearsal");
        thread.setDaemon(true);
        thread.start();
        return warmUp;
    }

    /** Waits for the end of the first round, or as long as that is worth waiting for: 100 ms. */
    void await() {
        try {
            if (!linked.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Not waiting for the rehearsal any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Without it the first takeover is slower, and that is all.
    @SuppressWarnings("CatchingUnchecked")
    private void play() {
        try (NetlinkSocket questions = NetlinkSocket.open(Protocol.ROUTE)) {
            new Rehearsal(questions).play(1, PLAY_NANOS);
            linked.countDown();
            Played played = new Rehearsal(questions).play(Rehearsal.ROUNDS, PLAY_NANOS);
            LOG.debug(
                    "Rehearsed {} takeovers in {} ms", played.rounds(), TimeUnit.NANOSECONDS.toMillis(played.nanos()));
        } catch (SystemCallException | RuntimeException failure) {
            linked.countDown();
            LOG.warn("The first takeover was not rehearsed and will be slower", failure);
        }
    }
}
