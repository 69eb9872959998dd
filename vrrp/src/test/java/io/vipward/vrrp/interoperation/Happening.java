package io.vipward.vrrp.interoperation;

import static io.vipward.vrrp.interoperation.Cell.BACKUP;
import static io.vipward.vrrp.interoperation.Cell.HIGH;
import static io.vipward.vrrp.interoperation.Cell.LOW;
import static io.vipward.vrrp.interoperation.Cell.MASTER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** The columns of the matrix: what happens to the two routers, and what both must do about it. */
enum Happening {
    START_ORDER("the one to be master starts last") {
        @Override
        void play(Cell cell, Feature feature) throws Exception {
            cell.startLow();
            cell.awaitAll(cell.low, MASTER);
            cell.awaitHolders(LOW);
            cell.startHigh();
            cell.awaitAll(cell.high, BACKUP);
            returnOfHigh(cell, feature);
            cell.assertMasters(feature == Feature.NOPREEMPT ? new Integer[] {LOW} : new Integer[] {LOW, HIGH});
        }
    },
    SIGTERM("SIGTERM") {
        @Override
        void play(Cell cell, Feature feature) throws Exception {
            cell.settle();
            cell.high.terminate();
            cell.awaitGoodbye(HIGH);
            cell.awaitAll(cell.low, "Backup received priority 0 advertisement");
            cell.awaitHolders(LOW);
            cell.awaitAdverts(LOW, 2);
            assertEquals(
                    feature.virtualRouterIds().size(),
                    cell.low.log().countFrom(0, MASTER),
                    cell.segment.journal::toString);
            cell.assertMasters(HIGH, LOW);
        }
    },
    SIGKILL("SIGKILL") {
        @Override
        void play(Cell cell, Feature feature) throws Exception {
            cell.settle();
            cell.high.kill();
            cell.awaitAll(cell.low, MASTER);
            // Nobody removes the address of the dead, but its next start does.
            cell.awaitHolders(HIGH, LOW);
            cell.startHigh();
            cell.awaitAll(cell.high, BACKUP);
            returnOfHigh(cell, feature);
            cell.assertMasters(back(feature));
        }
    },
    LINK("link down and up") {
        @Override
        void play(Cell cell, Feature feature) throws Exception {
            cell.settle();
            cell.link("down");
            loss(cell, feature.isWeighted(), feature.linkLines().get(0));
            cell.link("up");
            cell.awaitAll(cell.high, feature.linkLines().get(1));
            returnOfHigh(cell, feature);
            cell.assertMasters(back(feature));
        }
    },
    SCRIPT("priority changed by a script") {
        @Override
        void play(Cell cell, Feature feature) throws Exception {
            cell.settle();
            cell.high.script(false);
            loss(cell, feature != Feature.SYNC_GROUP, feature.scriptLines().get(0));
            cell.high.script(true);
            cell.awaitAll(cell.high, feature.scriptLines().get(1));
            returnOfHigh(cell, feature);
            cell.assertMasters(back(feature));
        }
    },
    RELOAD("reload") {
        @Override
        void play(Cell cell, Feature feature) throws Exception {
            cell.settle();
            int highBefore = cell.high.log().end();
            int lowBefore = cell.low.log().end();
            cell.reloadHigh();
            cell.reloadLow(Feature.LOW_PRIORITY);
            cell.awaitAdverts(HIGH, 4);
            assertEquals(0, cell.high.log().countFrom(highBefore, "STATE"), cell.segment.journal::toString);
            assertEquals(0, cell.low.log().countFrom(lowBefore, MASTER), cell.segment.journal::toString);
            cell.assertMasters(HIGH);

            cell.reloadLow(250);
            cell.awaitAll(cell.low, MASTER);
            cell.awaitAll(cell.high, BACKUP);
            cell.awaitHolders(LOW);
            cell.awaitAdverts(LOW, 2);
            cell.assertMasters(HIGH, LOW);
        }
    };

    /** keepalived says so when it cannot send without a link: IPv6, and from the interface below a VMAC. */
    private static final List<String> NO_LINK = List.of("send advert error 22", "send advert error 101");
    /**
     * A master without a link goes on counting, and its successor goes on from the last number that arrived: whoever
     * comes back finds the first adverts too old. That is how keepalived's authentication header works.
     */
    private static final List<String> NUMBERS_USED_TWICE = List.of("already processed", "counted AUTH_FAILURES");

    private final String title;

    Happening(String title) {
        this.title = title;
    }

    abstract void play(Cell cell, Feature feature) throws Exception;

    /** What may be complained of although nothing is wrong. */
    List<String> excused(Feature feature) {
        List<String> excused = new ArrayList<>();
        if (this == LINK) {
            excused.addAll(NO_LINK);
            if (feature == Feature.V2_AH) {
                excused.addAll(NUMBERS_USED_TWICE);
            }
        }
        return excused;
    }

    /** High loses its place to low: it yields, or is in FAULT. */
    private static void loss(Cell cell, boolean yields, String line) throws Exception {
        cell.awaitAll(cell.high, line);
        cell.awaitAll(cell.low, MASTER);
        if (yields) {
            cell.awaitAll(cell.high, BACKUP);
        }
        cell.awaitHolders(LOW);
    }

    /** High is in BACKUP and could be master again, if it may. */
    private static void returnOfHigh(Cell cell, Feature feature) throws Exception {
        if (feature == Feature.NOPREEMPT) {
            int before = cell.high.log().end();
            // Longer than high would be silent for if it preempted.
            cell.awaitAdverts(LOW, 6);
            assertEquals(0, cell.high.log().countFrom(before, MASTER), cell.segment.journal::toString);
            cell.awaitHolders(LOW);
            return;
        }
        if (feature == Feature.PREEMPT_DELAY) {
            cell.high.log().await("start preempt delay");
            // Two seconds are six of the master's intervals, less what it is late.
            cell.awaitAdverts(LOW, 4);
        }
        cell.awaitAll(cell.high, MASTER);
        cell.awaitAll(cell.low, BACKUP);
        cell.awaitHolders(HIGH);
        cell.awaitAdverts(HIGH, 2);
    }

    private static Integer[] back(Feature feature) {
        return feature == Feature.NOPREEMPT ? new Integer[] {HIGH, LOW} : new Integer[] {HIGH, LOW, HIGH};
    }

    @Override
    public String toString() {
        return title;
    }
}
