/** Asking for the state of links where the kernel's word is not enough: {@code linkbeat_use_polling}. */
@NullMarked
package io.vipward.vrrp.kernel.linkbeat;

import org.jspecify.annotations.NullMarked;
