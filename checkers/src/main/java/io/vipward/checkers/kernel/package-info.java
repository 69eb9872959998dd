/** The checkers' engine: carries out what the core decides, on one event loop. */
@NullMarked
package io.vipward.checkers.kernel;

import org.jspecify.annotations.NullMarked;
