@NullMarked
package io.vipward.ipvs.shadow;

import org.jspecify.annotations.NullMarked;
