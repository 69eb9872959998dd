/** The configuration language of keepalived: one call from a file to a complete configuration, or to the reasons. */
@NullMarked
package io.vipward.parser;

import org.jspecify.annotations.NullMarked;
