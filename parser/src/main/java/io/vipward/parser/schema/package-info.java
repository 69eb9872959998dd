/** The vocabulary: one table per block with every keyword, and the engine that reads statements by these tables. */
@NullMarked
package io.vipward.parser.schema;

import org.jspecify.annotations.NullMarked;
