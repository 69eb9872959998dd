/** The lexical layer: text to a small tree of statements. Nothing outside sees ANTLR. */
@NullMarked
package io.vipward.parser.grammar;

import org.jspecify.annotations.NullMarked;
