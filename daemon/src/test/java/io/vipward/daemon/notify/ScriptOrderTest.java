package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.track.ScriptLauncher;
import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.daemon.track.ScriptProgram;
import io.vipward.netlink.fake.Await;
import io.vipward.netlink.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real scripts that are quick, slow, or hang, told of random changes: each object's file has them in their order. */
@Timeout(60)
class ScriptOrderTest {
    private static final int OBJECTS = 20;
    private static final int CHANGES = 8;
    private static final long LIMIT_NANOS = 50_000_000L;

    /** Says that it begins, takes its time, and says that it ends. */
    private static final String TEXT = "#!/bin/sh\necho begin $2 >>$1\nsleep $3\necho end $2 >>$1\n";

    private final long seed = Long.getLong("vipward.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    @Test
    void scriptsOfAnObjectRunOneAfterTheOtherInTheOrderOfItsChanges() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), TEXT);
        assertTrue(script.toFile().setExecutable(true));
        ScriptProgram program = new ScriptProgram(script.toString(), List.of(script.toString()), Programs.USER, true);
        try (EventLoop loop = new EventLoop("order")) {
            ScriptQueues queues = new ScriptQueues(
                    loop, ScriptStarter.of(new ScriptLauncher(loop, Map.of("PATH", "/usr/bin:/bin"))), LIMIT_NANOS);
            for (int change = 0; change < CHANGES; change++) {
                for (int object = 0; object < OBJECTS; object++) {
                    // The last has nobody who waits for it, so it has to end by itself.
                    boolean hangs = random.nextInt(6) == 0 && change < CHANGES - 1;
                    String seconds = hangs ? "7777" : random.nextBoolean() ? "0" : "0.02";
                    List<String> words = List.of(file(object).toString(), Integer.toString(change), seconds);
                    queues.submit("INSTANCE VI_" + object, List.of(new ScriptCall(program, new Extras(words, null))));
                }
            }

            Await.until(loop, "the end of the last scripts", this::lastHaveEnded);

            for (int object = 0; object < OBJECTS; object++) {
                assertEquals(List.of(), outOfOrder(object), "seed " + seed + ", object " + object);
            }
        }
    }

    private Path file(int object) {
        return folder.resolve("told" + object);
    }

    private boolean lastHaveEnded() {
        return IntStream.range(0, OBJECTS).allMatch(object -> lines(object).contains("end " + (CHANGES - 1)));
    }

    private List<String> lines(int object) {
        try {
            return Files.exists(file(object)) ? Files.readAllLines(file(object)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that come behind one of a later change. One whose time is over before it has said anything may be missing. */
    private List<String> outOfOrder(int object) {
        List<String> wrong = new ArrayList<>();
        int last = -1;
        for (String line : lines(object)) {
            int change = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            boolean expected = line.startsWith("begin") ? change > last : change == last;
            if (!expected) {
                wrong.add(line + " after " + last);
            }
            last = change;
        }
        return wrong;
    }
}
