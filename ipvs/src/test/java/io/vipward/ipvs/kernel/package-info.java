/** Tests. */
@NullMarked
package io.vipward.ipvs.kernel;

import org.jspecify.annotations.NullMarked;
