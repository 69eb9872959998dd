package io.vipward.parser.grammar;

import java.util.List;

/**
 * What the tree builder must know about the keywords of a block.
 *
 * <p>The language cannot be read without it: whether two slashes are a remark depends on how many arguments a keyword
 * has, and where a lost brace belongs depends on which keywords have blocks.
 */
public interface KeywordRules {
    /** Whether a statement with these words, at least one, needs no further word. */
    boolean isComplete(List<Word> words);

    /** Whether a statement with these words, at least one, must be followed by a block. */
    boolean opensBlock(List<Word> words);

    /** The rules of the block that such a statement opens; that of an unknown block if it opens none. */
    KeywordRules inside(List<Word> words);
}
