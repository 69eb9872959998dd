/** Tests. */
@NullMarked
package io.vipward.checkers.core;

import org.jspecify.annotations.NullMarked;
