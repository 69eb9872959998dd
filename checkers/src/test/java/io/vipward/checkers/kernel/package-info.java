/** Tests. */
@NullMarked
package io.vipward.checkers.kernel;

import org.jspecify.annotations.NullMarked;
