/** A kernel's IPVS without a kernel, for tests and for playing a configuration through. */
@NullMarked
package io.vipward.ipvs.fake;

import org.jspecify.annotations.NullMarked;
