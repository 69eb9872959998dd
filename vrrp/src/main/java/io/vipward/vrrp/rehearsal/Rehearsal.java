package io.vipward.vrrp.rehearsal;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.vrrp.kernel.Rehearsing;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Two machines play takeover, loss and reload with the classes of the real ones, so that those are loaded, linked and compiled
 * before the first real takeover. Nothing of it leaves the process but questions to the kernel; nothing is logged above TRACE.
 * On a thread of its own.
 */
public final class Rehearsal {
    /** After so many rounds the just-in-time compiler has seen enough of everything that a takeover consists of. */
    public static final int ROUNDS = 100;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int WEAK = 100;
    private static final int STRONG = 200;
    /** Rounds between those that play more than takeover and loss. */
    private static final int LONG_ROUND = 8;

    private final StageReport report = new StageReport();
    private final NetlinkChannel questions;

    /**
     * Nothing played yet.
     *
     * @param questions is asked for the loopback interface, as often as addresses would have been changed
     */
    public Rehearsal(NetlinkChannel questions) {
        this.questions = questions;
    }

    /**
     * Plays.
     *
     * @param rounds at most, at least one
     * @param limitNanos after which no further round is begun
     * @return what was played
     * @throws SystemCallException no descriptors are left for the loop
     */
    public Played play(int rounds, long limitNanos) throws SystemCallException {
        long begin = System.nanoTime();
        try (StageClock clock = new StageClock()) {
            int[] played = new int[1];
            Rehearsing.run(() -> played[0] = play(clock, rounds, begin + limitNanos));
            return report.played(played[0], System.nanoTime() - begin);
        }
    }

    private int play(StageClock clock, int rounds, long endNanos) {
        Player weak = new Player(clock, machine("192.0.2.1", "fe80::1"), WEAK, questions, report);
        Player strong = new Player(clock, machine("192.0.2.2", "fe80::2"), STRONG, questions, report);
        weak.plays(strong);
        strong.plays(weak);
        weak.start();
        strong.start();
        clock.advance(5 * SECOND);
        int round = 0;
        do {
            if (round % LONG_ROUND == 0) {
                playMishaps(clock, weak, strong);
            }
            playTakeover(clock, strong);
            round++;
        } while (round < rounds && System.nanoTime() - endNanos < 0);
        weak.stop();
        strong.stop();
        return round;
    }

    /** The strong one falls silent and comes back. */
    private static void playTakeover(StageClock clock, Player strong) {
        strong.cutOff(true);
        clock.advance(6 * SECOND);
        strong.cutOff(false);
        clock.advance(2 * SECOND);
    }

    private static void playMishaps(StageClock clock, Player weak, Player strong) {
        strong.carrier(false);
        clock.advance(5 * SECOND);
        weak.loseAddresses();
        clock.advance(3 * SECOND);
        strong.carrier(true);
        clock.advance(5 * SECOND);
        strong.scriptSucceeds(false);
        clock.advance(5 * SECOND);
        strong.scriptSucceeds(true);
        clock.advance(5 * SECOND);
        strong.stop();
        clock.advance(3 * SECOND);
        weak.stall(10 * SECOND);
        weak.overflow();
        weak.reload();
        strong.start();
        clock.advance(5 * SECOND);
        weak.reload();
        strong.reload();
        clock.advance(2 * SECOND);
    }

    private static List<InterfaceAddress> machine(String ipv4, String ipv6) {
        return List.of(StageKernel.address(parsed(ipv4), 24), StageKernel.address(parsed(ipv6), 64));
    }

    private static InetAddress parsed(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(numeric, e);
        }
    }
}
