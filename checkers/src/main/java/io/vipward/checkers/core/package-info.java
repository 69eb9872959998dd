/** Health, quorum and sorry servers as pure functions: state and time in, next state, reason and actions out. */
@NullMarked
package io.vipward.checkers.core;

import org.jspecify.annotations.NullMarked;
