/** Tests. */
@NullMarked
package io.vipward.ipvs.table;

import org.jspecify.annotations.NullMarked;
