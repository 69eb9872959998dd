/** Services, destinations, whole tables and the difference between two of them: values and pure functions. */
@NullMarked
package io.vipward.ipvs.table;

import org.jspecify.annotations.NullMarked;
