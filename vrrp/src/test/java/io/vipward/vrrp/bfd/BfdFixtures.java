package io.vipward.vrrp.bfd;

import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.BfdInstance.BfdPath;
import io.vipward.parser.model.BfdInstance.BfdReceivers;
import io.vipward.parser.model.BfdInstance.BfdTiming;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.Weight;
import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configured sessions for tests: b1 from 192.0.2.1 to 192.0.2.2, 50 ms, multiplier 3, changed as a test needs it. */
public final class BfdFixtures {
    public static final long MILLI = 1_000_000L;
    public static final long SECOND = 1_000 * MILLI;

    private static final Position HERE = new Position("test.conf", 1, 1);

    private String name = "b1";
    private String neighbor = "192.0.2.2";
    private @Nullable String source = "192.0.2.1";
    private int hopLimit = 255;
    private int mostHops;
    private boolean multihop;
    private boolean passive;
    private long minRxMicros = 50_000;
    private long minTxMicros = 50_000;
    private long idleTxMicros = 1_000_000;
    private int multiplier = 3;

    public static BfdFixtures session() {
        return new BfdFixtures();
    }

    public BfdFixtures named(String newName) {
        name = newName;
        return this;
    }

    public BfdFixtures between(@Nullable String newSource, String newNeighbor) {
        source = newSource;
        neighbor = newNeighbor;
        return this;
    }

    public BfdFixtures hops(int newHopLimit, int newMostHops) {
        hopLimit = newHopLimit;
        mostHops = newMostHops;
        return this;
    }

    public BfdFixtures multihop() {
        multihop = true;
        return this;
    }

    public BfdFixtures passive() {
        passive = true;
        return this;
    }

    public BfdFixtures millis(long minRx, long minTx) {
        minRxMicros = minRx * 1_000;
        minTxMicros = minTx * 1_000;
        return this;
    }

    public BfdFixtures idleMillis(long idleTx) {
        idleTxMicros = idleTx * 1_000;
        return this;
    }

    public BfdFixtures multiplier(int newMultiplier) {
        multiplier = newMultiplier;
        return this;
    }

    public BfdInstance build() {
        return new BfdInstance(
                name,
                new Origins(HERE, Map.of()),
                new BfdPath(
                        address(neighbor),
                        source == null ? null : address(source),
                        hopLimit,
                        mostHops,
                        multihop,
                        passive),
                new BfdTiming(minRxMicros, minTxMicros, idleTxMicros, multiplier),
                Weight.FAULT,
                new BfdReceivers(true, true));
    }

    public static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
