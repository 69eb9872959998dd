package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.daemon.track.FolderMonitoring;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackFileCheckTest {
    @ParameterizedTest
    @CsvSource({"/run/a, 1", "/a, 1", "a, 1", "/run/gone/a, 0", "gone/a, 0"})
    void fileWithoutItsFolderIsDroppedWhereItsBlockEnds(String path, int kept) {
        Configuration parsed = ConfigurationParser.parse("a.conf", "track_file a {\nfile " + path + "\n}\n")
                .configuration();
        assertNotNull(parsed);
        List<Diagnostic> findings = new ArrayList<>();

        Configuration left = TrackFileCheck.check(
                parsed,
                folder -> List.of("/run", "/", ".").contains(folder)
                        ? FolderMonitoring.POSSIBLE
                        : FolderMonitoring.MISSING,
                findings);

        assertEquals(kept, left.trackers().files().size());
        assertEquals(
                kept == 1 ? List.of() : List.of(3),
                findings.stream().map(one -> one.position().line()).toList());
    }
}
