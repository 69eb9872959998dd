/** A table of IPVS that is only imagined, over the real one or in the place of one that is not there. */
@NullMarked
package io.vipward.ipvs.shadow;

import org.jspecify.annotations.NullMarked;
