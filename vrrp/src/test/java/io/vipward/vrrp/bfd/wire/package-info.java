/** Tests of {@code vrrp.bfd.wire}. */
@NullMarked
package io.vipward.vrrp.bfd.wire;

import org.jspecify.annotations.NullMarked;
