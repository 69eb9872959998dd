package io.vipward.parser.check;

import io.vipward.parser.check.Definitions.Defined;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TrackFileTable;
import java.util.List;

/** All {@code track_file} blocks. */
final class TrackFiles {
    private final Definitions<TrackFile> definitions = new Definitions<>("track_file", "track file");

    TrackFiles(List<Setting<BoundBlock>> blocks, Diagnostics diagnostics) {
        for (Setting<BoundBlock> setting : blocks) {
            BoundBlock block = setting.value();
            Word name = block.header().argument(1);
            if (name != null && !block.isLeftOut()) {
                define(name.text(), setting, new Report("track_file " + name.text(), diagnostics));
            }
        }
    }

    Definitions<TrackFile> definitions() {
        return definitions;
    }

    private void define(String name, Setting<BoundBlock> setting, Report report) {
        BoundBlock block = setting.value();
        String path = block.get(TrackFileTable.FILE);
        if (path == null) {
            report.add(DiagnosticCode.INCOMPLETE_TRACKER, block.end(), "has no file and is removed");
            return;
        }
        TrackFile file = new TrackFile(
                name,
                block.origins(),
                path,
                TrackerWeight.first(block, TrackFileTable.WEIGHT, TrackFile.DEFAULT_WEIGHT, report),
                block.get(TrackFileTable.INIT_FILE));
        definitions.add(new Defined<>(name, file, setting.order(), block));
    }
}
