package io.vipward.parser.model;

import io.vipward.parser.source.Places;
import io.vipward.parser.source.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one block were written: the first argument of each keyword that the writer gave; defaults are not
 * in it. Immutable.
 *
 * <p>Offsets in the text are kept, and become lines and columns when somebody asks, which for most blocks of a large
 * configuration never happens.
 */
public final class Origins {
    /** Stands among the keywords for the closing brace. */
    public static final String END = "}";

    private final Places places;
    private final int block;
    private final String[] keywords;
    private final int[] offsets;

    private Origins(Places places, int block, String[] keywords, int[] offsets) {
        this.places = places;
        this.block = block;
        this.keywords = keywords;
        this.offsets = offsets;
    }

    /**
     * Of places that are known.
     *
     * @param block the block's own keyword
     */
    public Origins(Position block, Map<String, Position> keywords) {
        List<Position> known = new ArrayList<>(List.of(block));
        this.keywords = keywords.keySet().toArray(new String[0]);
        this.offsets = new int[this.keywords.length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = known.size();
            known.add(keywords.get(this.keywords[i]));
        }
        this.places = List.copyOf(known)::get;
        this.block = 0;
    }

    /**
     * Of characters in a text. The arrays are not to be changed afterwards.
     *
     * @param block offset of the block's own keyword
     * @param offsets one for each keyword
     */
    public static Origins in(Places text, int block, String[] keywords, int[] offsets) {
        return new Origins(text, block, keywords, offsets);
    }

    public Position block() {
        return places.position(block);
    }

    /** The closing brace, where keepalived says what it finds when a block is complete. */
    public Position end() {
        return of(END);
    }

    /** The place of the keyword's value, or of the block where the value is a default. */
    public Position of(String keyword) {
        int index = Arrays.asList(keywords).indexOf(keyword);
        return index < 0 ? block() : places.position(offsets[index]);
    }

    public boolean wrote(String keyword) {
        return Arrays.asList(keywords).contains(keyword);
    }

    /** All of them by keyword; the closing brace is none. */
    public Map<String, Position> keywords() {
        Map<String, Position> all = new HashMap<>();
        for (int i = 0; i < keywords.length; i++) {
            if (!keywords[i].equals(END)) {
                all.put(keywords[i], places.position(offsets[i]));
            }
        }
        return Map.copyOf(all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origins origins
                && block().equals(origins.block())
                && keywords().equals(origins.keywords());
    }

    @Override
    public int hashCode() {
        return 31 * block().hashCode() + keywords().hashCode();
    }

    @Override
    public String toString() {
        return "Origins[block=" + block() + ", keywords=" + keywords() + "]";
    }
}
