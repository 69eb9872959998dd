package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code track_script} or {@code track_interface}.
 *
 * @param weight null where the tracker's own weight holds
 */
public record TrackEntry(Word name, @Nullable Weight weight) {}
