/** Tests. */
@NullMarked
package io.vipward.ipvs.wire;

import org.jspecify.annotations.NullMarked;
