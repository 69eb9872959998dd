/** Tests of {@code vrrp.kernel.linkbeat}. */
@NullMarked
package io.vipward.vrrp.kernel.linkbeat;

import org.jspecify.annotations.NullMarked;
