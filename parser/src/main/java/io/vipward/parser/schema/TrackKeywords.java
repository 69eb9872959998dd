package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ACCUMULATES;

import java.util.List;

/**
 * What instances and groups can watch.
 *
 * @param interfaces {@code track_interface}
 * @param scripts {@code track_script}
 * @param files {@code track_file}
 * @param processes {@code track_process}
 * @param bfdSessions {@code track_bfd}
 */
public record TrackKeywords(
        Keyword<List<TrackEntry>> interfaces,
        Keyword<List<TrackEntry>> scripts,
        Keyword<List<TrackEntry>> files,
        Keyword<List<TrackEntry>> processes,
        Keyword<List<TrackEntry>> bfdSessions) {
    static TrackKeywords of(Table table) {
        return new TrackKeywords(
                table.keyword(
                        "track_interface",
                        form(TrackForm.INTERFACE),
                        "none",
                        "interfaces that are followed",
                        ACCUMULATES),
                table.keyword("track_script", form(TrackForm.SCRIPT), "none", "scripts that are followed", ACCUMULATES),
                table.keyword("track_file", form(TrackForm.FILE), "none", "files that are followed", ACCUMULATES),
                table.keyword(
                        "track_process", form(TrackForm.PROCESS), "none", "processes that are followed", ACCUMULATES),
                table.keyword("track_bfd", form(TrackForm.BFD), "none", "BFD sessions that are followed", ACCUMULATES));
    }

    private static Form<List<TrackEntry>> form(TrackForm entry) {
        return new EntriesForm<>(entry);
    }
}
