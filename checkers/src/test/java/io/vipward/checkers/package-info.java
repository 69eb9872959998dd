/** Tests. */
@NullMarked
package io.vipward.checkers;

import org.jspecify.annotations.NullMarked;
