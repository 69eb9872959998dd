/** Rewriting of a file in one layout, without a change of its meaning. */
@NullMarked
package io.vipward.parser.format;

import org.jspecify.annotations.NullMarked;
