/** Tests. */
@NullMarked
package io.vipward.checkers.probe;

import org.jspecify.annotations.NullMarked;
