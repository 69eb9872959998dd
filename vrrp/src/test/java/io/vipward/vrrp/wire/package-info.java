/** Tests of {@code vrrp.wire}. */
@NullMarked
package io.vipward.vrrp.wire;

import org.jspecify.annotations.NullMarked;
