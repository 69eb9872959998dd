/** The configuration as text that reads back to the same configuration, with every default written out. */
@NullMarked
package io.vipward.parser.show;

import org.jspecify.annotations.NullMarked;
