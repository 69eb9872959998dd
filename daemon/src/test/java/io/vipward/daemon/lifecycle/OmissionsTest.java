package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.source.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OmissionsTest {
    private final Omissions omissions = new Omissions();
    private final List<Integer> described = new ArrayList<>();

    private void leaveOut(int objects) {
        for (int i = 1; i <= objects; i++) {
            int line = i;
            omissions.add(
                    () -> new Position("a.conf", line, 1),
                    () -> {
                        described.add(line);
                        return "object " + line;
                    },
                    "that is");
        }
    }

    @Test
    void eachObjectIsNamedWithTheReason() {
        leaveOut(2);

        assertEquals(
                List.of(
                        "a.conf:1:1: error [refused] object 1 is left out: that is not supported by this version",
                        "a.conf:2:1: error [refused] object 2 is left out: that is not supported by this version"),
                omissions.findings().stream().map(Diagnostic::toString).toList());
    }

    @Test
    void whatComesByTheThousandIsCounted() {
        leaveOut(1_500);

        List<Diagnostic> findings = omissions.findings();
        assertEquals(1_001, findings.size());
        assertEquals(1_000, described.size());
        assertEquals(
                "500 more objects are left out and not shown",
                findings.get(1_000).message());
        assertEquals(Verdict.ACCEPTED, findings.get(1_000).verdict());
    }
}
