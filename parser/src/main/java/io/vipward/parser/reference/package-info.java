/** Documents made from the tables and the codes, so that they cannot say something else than the program does. */
@NullMarked
package io.vipward.parser.reference;

import org.jspecify.annotations.NullMarked;
