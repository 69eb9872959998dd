/** Tests of {@code vrrp.kernel}. */
@NullMarked
package io.vipward.vrrp.kernel;

import org.jspecify.annotations.NullMarked;
