/** Tests of {@code vrrp.kernel.holdings}. */
@NullMarked
package io.vipward.vrrp.kernel.holdings;

import org.jspecify.annotations.NullMarked;
