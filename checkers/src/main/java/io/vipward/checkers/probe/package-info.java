/** How checkers ask their servers, without ever blocking. */
@NullMarked
package io.vipward.checkers.probe;

import org.jspecify.annotations.NullMarked;
