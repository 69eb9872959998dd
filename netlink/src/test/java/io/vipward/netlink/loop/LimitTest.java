package io.vipward.netlink.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.Syscalls;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The patience with others, when the loop itself has stood still. */
class LimitTest {
    private static final long SECOND = 1_000_000_000;
    /** More than one turn takes. */
    private static final int MANY = 200;

    private final List<String> log = new ArrayList<>();
    private final List<Integer> descriptors = new ArrayList<>();
    private long now = 1_000 * SECOND;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private EventLoop loop;

    @BeforeEach
    void openLoop() throws Exception {
        loop = new EventLoop("test", () -> now);
    }

    @AfterEach
    void closeLoop() {
        loop.close();
        descriptors.forEach(Syscalls::close);
    }

    @Test
    void anAnswerThatWaitsIsHeardBeforeTheLimit() throws Exception {
        question("first");

        now += 5 * SECOND;
        loop.turn(false);
        loop.turn(false);

        assertEquals(List.of("first answered"), log);
    }

    @Test
    void whereMoreAnswersWaitThanATurnTakesAllAreHeard() throws Exception {
        for (int i = 0; i < MANY; i++) {
            question("one");
        }

        now += 5 * SECOND;
        for (int turn = 0; turn < MANY; turn++) {
            loop.turn(false);
        }

        assertEquals(MANY, log.size());
        assertEquals(List.of("one answered"), log.stream().distinct().toList());
    }

    @Test
    void whoSaysNothingHasReachedTheLimit() throws Exception {
        question("one");
        loop.limit("silent", at -> log.add("silent one")).armAt(now + SECOND);
        loop.timer("timer", at -> log.add("timer")).armAt(now + 2 * SECOND);

        now += 5 * SECOND;
        loop.turn(false);

        assertEquals(List.of("timer", "one answered", "silent one"), log);
    }

    @Test
    void floodedLoopsComeToTheirLimitsAllTheSame() throws Exception {
        int[] ends = new int[2];
        for (int i = 0; i < MANY; i++) {
            assertEquals(0, Syscalls.pipe2(ends, FileConstants.O_CLOEXEC | FileConstants.O_NONBLOCK));
            descriptors.addAll(List.of(ends[0], ends[1]));
            // Never read: ready in every turn.
            loop.register(ends[0], Events.IN, events -> {});
            assertEquals(1, Syscalls.write(ends[1], ByteBuffer.allocateDirect(1), 1));
        }
        loop.limit("silent", at -> log.add("silent one")).armAt(now + SECOND);

        now += 5 * SECOND;
        for (int turn = 0; turn < MANY; turn++) {
            loop.turn(false);
        }

        assertEquals(List.of("silent one"), log);
    }

    /** Somebody who has a second to answer, and whose answer is there. */
    private void question(String name) throws Exception {
        int[] ends = new int[2];
        assertEquals(0, Syscalls.pipe2(ends, FileConstants.O_CLOEXEC | FileConstants.O_NONBLOCK));
        descriptors.addAll(List.of(ends[0], ends[1]));
        Timer limit = loop.limit(name, at -> log.add(name + " timed out"));
        limit.armAt(now + SECOND);
        Registration[] registration = new Registration[1];
        registration[0] = loop.register(ends[0], Events.IN, events -> {
            limit.cancel();
            registration[0].close();
            log.add(name + " answered");
        });
        assertEquals(1, Syscalls.write(ends[1], ByteBuffer.allocateDirect(1), 1));
    }
}
