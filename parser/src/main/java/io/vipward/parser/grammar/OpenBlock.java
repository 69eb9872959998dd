package io.vipward.parser.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block whose closing brace was not yet seen.
 *
 * @param header null for the top level and for a stray brace
 * @param statements that were read so far; more are added
 */
record OpenBlock(@Nullable Statement header, KeywordRules rules, List<Statement> statements) {}
