package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.netlink.fake.Await;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random changes of many objects, told to programs that are quick, slow, or never end by themselves. */
class ScriptOrderSimulationTest {
    private static final int OBJECTS = 1_000;
    private static final int CHANGES = 20;
    private static final long LIMIT_NANOS = 2_000_000L;

    private final long seed = Long.getLong("vipward.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, List<String>> started = new HashMap<>();
    private final Map<String, Set<String>> running = new HashMap<>();
    private int ended;

    @Test
    void laterScriptsNeverStartBeforeEarlierOnesHaveEnded() throws Exception {
        try (EventLoop loop = new EventLoop("order")) {
            ScriptQueues queues =
                    new ScriptQueues(loop, (call, whenEnded) -> start(loop, call, whenEnded), LIMIT_NANOS);
            Map<String, List<String>> expected = new HashMap<>();
            int submitted = 0;
            for (int change = 0; change < CHANGES; change++) {
                for (int object = 0; object < OBJECTS; object++) {
                    String subject = "INSTANCE VI_" + object;
                    List<ScriptCall> calls = new ArrayList<>();
                    for (int i = 0; i <= random.nextInt(2); i++) {
                        calls.add(call(subject, change, i));
                        expected.computeIfAbsent(subject, key -> new ArrayList<>())
                                .add(change + "." + i);
                        submitted++;
                    }
                    queues.submit(subject, calls);
                }
            }
            int all = submitted;

            Await.until(loop, "the end of all scripts", () -> ended == all);

            assertEquals(expected, started, "seed " + seed);
        }
    }

    private static ScriptCall call(String subject, int change, int index) {
        List<String> words = List.of(subject, Integer.toString(change), Integer.toString(index));
        return new ScriptCall(Programs.TRUE, new Extras(words, null));
    }

    /** A program that takes up to a millisecond, ten milliseconds, or for ever; it may take its time to be ended, too. */
    private ScriptStarter.Running start(EventLoop loop, ScriptCall call, Runnable whenEnded) {
        List<String> words = call.extras().arguments();
        String subject = words.get(0);
        String change = words.get(1);
        Set<String> now = running.computeIfAbsent(subject, key -> new HashSet<>());
        now.add(change);
        assertEquals(Set.of(change), now, "two changes of " + subject + " are told at once, seed " + seed);
        started.computeIfAbsent(subject, key -> new ArrayList<>()).add(change + "." + words.get(2));
        Program program = new Program(loop, () -> {
            now.remove(change);
            ended++;
            whenEnded.run();
        });
        int kind = random.nextInt(20);
        // The last has nobody who waits for it, so it has to end by itself.
        boolean last = change.equals(Integer.toString(CHANGES - 1));
        if (kind > 0 || last) {
            program.endIn(random.nextInt(kind == 1 ? 10_000_000 : 1_000_000));
        }
        return program;
    }

    /** A program that is not one. */
    private static final class Program implements ScriptStarter.Running {
        private final EventLoop loop;
        private final Timer end;

        Program(EventLoop loop, Runnable whenEnded) {
            this.loop = loop;
            this.end = loop.timer("end", now -> whenEnded.run());
        }

        void endIn(long nanos) {
            end.armAt(loop.now() + nanos);
        }

        @Override
        public void terminate() {
            endIn(100_000);
        }

        @Override
        public void kill() {
            endIn(0);
        }
    }
}
