/** Tests of {@code vrrp.simulation}. */
@NullMarked
package io.vipward.vrrp.simulation;

import org.jspecify.annotations.NullMarked;
