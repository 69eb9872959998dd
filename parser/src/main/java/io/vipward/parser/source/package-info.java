/** Files and where in them a piece of text was written. */
@NullMarked
package io.vipward.parser.source;

import org.jspecify.annotations.NullMarked;
