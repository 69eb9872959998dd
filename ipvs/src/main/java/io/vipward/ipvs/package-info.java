/** The kernel's table of virtual services (IPVS): a library of its own, usable without the rest of the daemon. */
@NullMarked
package io.vipward.ipvs;

import org.jspecify.annotations.NullMarked;
