package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.Origins;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.Trait;
import io.vipward.parser.source.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All {@code global_defs} blocks as one: what was written last counts, or first where only one may stand. */
final class Globals {
    static final long NANOS = 1_000_000_000L;

    private final List<BoundBlock> blocks;

    Globals(List<BoundBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    <T> @Nullable T get(Keyword<T> keyword) {
        Setting<T> setting = setting(keyword);
        return setting == null ? null : setting.value();
    }

    <T> T get(Keyword<T> keyword, T otherwise) {
        T value = get(keyword);
        return value == null ? otherwise : value;
    }

    boolean isOn(Keyword<Boolean> keyword) {
        return get(keyword, false);
    }

    <T> @Nullable Setting<T> setting(Keyword<T> keyword) {
        Setting<T> counts = null;
        // Every real server and every instance asks: by index, without an iterator for each question.
        for (int i = 0; i < blocks.size(); i++) {
            Setting<T> setting = blocks.get(i).setting(keyword);
            if (setting != null && (counts == null || !keyword.is(Trait.FIRST_WINS))) {
                counts = setting;
            }
        }
        return counts;
    }

    /** A number of {@code vrrp_garp_*} that was written, or what {@code vrrp_min_garp} or the default make of it. */
    long garp(Keyword<Long> keyword, long minimal, long usual) {
        return Math.min(Integer.MAX_VALUE, get(keyword, isOn(GlobalDefsTable.VRRP_MIN_GARP) ? minimal : usual));
    }

    /** The first block's keyword, where the settings of all of them stand. */
    Origins origins(String file) {
        if (blocks.isEmpty()) {
            return new Origins(new Position(file, 1, 1), Map.of());
        }
        Map<String, Position> places = new HashMap<>();
        for (BoundBlock block : blocks) {
            places.putAll(block.origins().keywords());
        }
        return new Origins(blocks.get(0).origins().block(), places);
    }

    /** All settings of a keyword in all blocks. */
    <T> List<Setting<T>> all(Keyword<T> keyword) {
        List<Setting<T>> all = new ArrayList<>();
        blocks.forEach(block -> all.addAll(block.all(keyword)));
        return all;
    }

    /** What may stand once, and stands in two blocks. The binder sees it only within one. */
    void reportRepeated(Diagnostics diagnostics) {
        Set<String> seen = new HashSet<>();
        for (BoundBlock block : blocks) {
            for (Keyword<?> keyword : GlobalDefsTable.keywords()) {
                Setting<?> setting = block.setting(keyword);
                if (setting != null && keyword.is(Trait.FIRST_WINS) && !seen.add(keyword.name())) {
                    diagnostics.report(
                            DiagnosticCode.DUPLICATE,
                            setting.at().span(),
                            keyword.name() + " was already written; this one is ignored");
                }
            }
        }
    }
}
