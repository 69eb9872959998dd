package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.Map;

/**
 * Where the values of one block were written.
 *
 * @param block the block's own keyword
 * @param keywords the first argument of each keyword that the writer gave; defaults are not in it
 */
public record Origins(Position block, Map<String, Position> keywords) {
    public Origins {
        keywords = Map.copyOf(keywords);
    }

    /** The place of the keyword's value, or of the block where the value is a default. */
    public Position of(String keyword) {
        return keywords.getOrDefault(keyword, block);
    }

    public boolean wrote(String keyword) {
        return keywords.containsKey(keyword);
    }
}
