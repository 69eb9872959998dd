package io.vipward.parser.grammar;

import java.util.List;

/**
 * What stands between two braces.
 *
 * @param end offset behind the closing brace in the source
 */
public record Block(List<Statement> statements, int end) {}
