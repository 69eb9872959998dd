package io.vipward.netlink.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.Syscalls;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLoopTest {
    private static final long MILLI = 1_000_000;

    private final List<String> log = new ArrayList<>();
    private long now = 1_000 * MILLI;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private EventLoop loop;

    @BeforeEach
    void openLoop() throws Exception {
        loop = new EventLoop("test", () -> now);
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Test
    void timersFireByDeadlineNotByTheOrderOfSetting() {
        timer("c").armAt(now + 30);
        timer("a").armAt(now + 10);
        timer("b1").armAt(now + 20);
        timer("b2").armAt(now + 20);
        timer("later").armAt(now + 50);

        now += 40;
        loop.turn(false);

        assertEquals(List.of("a", "b1", "b2", "c"), log);
    }

    @Test
    void timerFiresOnceAndNotBeforeItsDeadline() {
        Timer timer = timer("a");
        timer.armAt(now + 10);

        now += 9;
        loop.turn(false);
        assertEquals(List.of(), log);
        assertTrue(timer.armed());

        now += 1;
        loop.turn(false);
        loop.turn(false);
        assertEquals(List.of("a"), log);
        assertFalse(timer.armed());
        assertEquals(now, timer.deadlineNanos());
    }

    @Test
    void settingAgainReplacesTheDeadlineAndCancellingRemovesIt() {
        Timer moved = timer("moved");
        Timer cancelled = timer("cancelled");
        moved.armAt(now + 10);
        cancelled.armAt(now + 10);

        moved.armAt(now + 100);
        cancelled.cancel();
        now += 50;
        loop.turn(false);
        assertEquals(List.of(), log);

        now += 50;
        loop.turn(false);
        assertEquals(List.of("moved"), log);
    }

    @Test
    void earlierTimerMayCancelALaterOneOfTheSameTurn() {
        Timer victim = timer("victim");
        victim.armAt(now + 20);
        loop.timer("killer", at -> victim.cancel()).armAt(now + 10);

        now += 30;
        loop.turn(false);

        assertEquals(List.of(), log);
    }

    @Test
    void timerThatIsAlwaysDueDoesNotStarveTheMailbox() {
        Timer[] greedy = new Timer[1];
        greedy[0] = loop.timer("greedy", at -> greedy[0].armAt(at - 1));
        greedy[0].armAt(now);
        loop.post(() -> log.add("message"));

        loop.turn(false);

        assertEquals(List.of("message"), log);
    }

    @Test
    void timersComeBeforeDescriptorsAndMessagesAfter() throws Exception {
        int[] ends = pipe();
        write(ends[1]);
        loop.register(ends[0], Events.IN, events -> log.add("descriptor"));
        timer("timer").armAt(now);
        loop.post(() -> log.add("message"));

        loop.turn(false);

        assertEquals(List.of("timer", "descriptor", "message"), log);
        close(ends);
    }

    @Test
    void closedRegistrationGetsNothingEvenIfItWasReady() throws Exception {
        int[] first = pipe();
        int[] second = pipe();
        write(first[1]);
        write(second[1]);
        Registration[] registrations = new Registration[2];
        registrations[0] = loop.register(first[0], Events.IN, events -> {
            log.add("one");
            registrations[1].close();
        });
        registrations[1] = loop.register(second[0], Events.IN, events -> {
            log.add("one");
            registrations[0].close();
        });

        loop.turn(false);

        assertEquals(List.of("one"), log);
        close(first);
        close(second);
    }

    @Test
    void descriptorNumberUsedAgainInTheSameTurnIsNotMistaken() throws Exception {
        int[] first = pipe();
        int[] second = pipe();
        write(first[1]);
        write(second[1]);
        Registration[] victim = new Registration[1];
        loop.register(first[0], Events.IN, events -> {
            victim[0].close();
            Syscalls.close(second[0]);
            int[] reused = pipe();
            assertEquals(second[0], reused[0]);
            register(reused[0], "reused");
        });
        victim[0] = register(second[0], "victim");

        loop.turn(false);

        assertEquals(List.of(), log);
    }

    @Test
    void interestMayChange() throws Exception {
        int[] ends = pipe();
        write(ends[1]);
        Registration registration = register(ends[0], "ready");

        registration.modify(0);
        loop.turn(false);
        assertEquals(List.of(), log);

        registration.modify(Events.IN);
        loop.turn(false);
        assertEquals(List.of("ready"), log);
        close(ends);
    }

    @Test
    void mailboxHoldsSoManyAndNoMore() {
        for (int i = 0; i < EventLoop.MAILBOX_CAPACITY; i++) {
            assertTrue(loop.post(() -> log.add("message")));
        }

        assertFalse(loop.post(() -> log.add("one too many")));
        for (int i = 0; i < 4; i++) {
            loop.turn(false);
        }

        assertEquals(EventLoop.MAILBOX_CAPACITY, log.size());
        assertTrue(loop.post(() -> log.add("room again")));
    }

    @Test
    void messagesOfOneTurnAreBounded() {
        for (int i = 0; i < 1_000; i++) {
            loop.post(() -> log.add("message"));
        }

        loop.turn(false);
        assertEquals(256, log.size());

        loop.turn(true);
        assertEquals(512, log.size());
    }

    @Test
    void handlerThatThrowsEndsTheLoopWithItsException() {
        loop.post(() -> {
            throw new IllegalStateException("a bug");
        });

        IllegalStateException bug = assertThrows(IllegalStateException.class, loop::run);

        assertEquals("a bug", bug.getMessage());
    }

    @Test
    void otherThreadsMayPostAndStopButNotSetTimers() throws Exception {
        EventLoop real = new EventLoop("test");
        Timer timer = real.timer("t", at -> {});
        List<Throwable> refusals = new ArrayList<>();
        Thread other = new Thread(() -> {
            for (int i = 0; i < 500; i++) {
                while (!real.post(() -> log.add(Thread.currentThread().getName()))) {
                    Thread.onSpinWait();
                }
            }
            refusals.add(assertThrows(IllegalStateException.class, () -> timer.armAt(0)));
            real.stop();
        });

        real.post(other::start);
        real.run();
        other.join();
        real.turn(false);

        assertEquals(1, refusals.size());
        assertTrue(log.stream().allMatch(Thread.currentThread().getName()::equals));
        real.close();
    }

    @Test
    void closedLoopTakesNoMessages() {
        loop.close();

        assertFalse(loop.post(() -> log.add("message")));
    }

    private Timer timer(String name) {
        return loop.timer(name, at -> log.add(name));
    }

    private Registration register(int fd, String name) {
        try {
            return loop.register(fd, Events.IN, events -> log.add(name));
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static int[] pipe() {
        int[] ends = new int[2];
        assertEquals(0, Syscalls.pipe2(ends, FileConstants.O_CLOEXEC | FileConstants.O_NONBLOCK));
        return ends;
    }

    private static void write(int fd) {
        assertEquals(1, Syscalls.write(fd, ByteBuffer.allocateDirect(1), 1));
    }

    private static void close(int[] ends) {
        Syscalls.close(ends[0]);
        Syscalls.close(ends[1]);
    }
}
