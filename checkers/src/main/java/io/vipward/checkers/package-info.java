/** Health checking of real servers, and what follows from it for the kernel's table of virtual services. */
@NullMarked
package io.vipward.checkers;

import org.jspecify.annotations.NullMarked;
