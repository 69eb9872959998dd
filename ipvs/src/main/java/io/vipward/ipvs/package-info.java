@NullMarked
package io.vipward.ipvs;

import org.jspecify.annotations.NullMarked;
