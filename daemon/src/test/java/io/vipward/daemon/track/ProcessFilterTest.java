package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.TrackProcess.ParameterMatch;
import io.vipward.parser.model.TrackProcess.ProcessMatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessFilterTest {
    private static final ProcessTable.Entry WORKER =
            new ProcessTable.Entry(7, "worker", List.of("/usr/bin/worker", "-c", "/etc/worker.conf"));

    @ParameterizedTest
    @CsvSource({"worker, true", "/usr/bin/worker, false", "work, false", "worker-with-a-long-name, false"})
    void nameOfTheKernelIsComparedLiterally(String command, boolean counts) {
        assertEquals(
                counts, ProcessFilter.counts(new ProcessMatch(command, List.of(), ParameterMatch.NONE, false), WORKER));
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/worker, '', NONE, true",
        "worker, '', NONE, false",
        "/usr/bin/worker, '-c /etc/worker.conf', EXACT, true",
        "/usr/bin/worker, '-c', EXACT, false",
        "/usr/bin/worker, '-c', PARTIAL, true",
        "/usr/bin/worker, '-c /etc', PARTIAL, false",
        "/usr/bin/worker, '-c /etc', INITIAL, true",
        "/usr/bin/worker, '-d', INITIAL, false",
        "/usr/bin/worker, '-c /etc/worker.conf -d', INITIAL, false",
        "/usr/bin/worker, '-c /etc/worker.conf -d', PARTIAL, false"
    })
    void commandLineIsComparedWordByWord(String command, String parameters, ParameterMatch how, boolean counts) {
        List<String> words = parameters.isEmpty() ? List.of() : List.of(parameters.split(" "));

        assertEquals(counts, ProcessFilter.counts(new ProcessMatch(command, words, how, true), WORKER));
    }

    @Test
    void kernelThreadHasNoCommandLine() {
        ProcessTable.Entry thread = new ProcessTable.Entry(2, "kthreadd", List.of());

        assertEquals(false, ProcessFilter.counts(new ProcessMatch("", List.of(), ParameterMatch.NONE, true), thread));
    }
}
