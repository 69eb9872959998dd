/** Dump, apply and flush: the only part that talks to the kernel. */
@NullMarked
package io.vipward.ipvs.kernel;

import org.jspecify.annotations.NullMarked;
