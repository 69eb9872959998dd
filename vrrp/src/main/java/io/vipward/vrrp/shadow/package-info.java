/** A machine that is only looked at: the engine runs on it, and nothing of what it does reaches the network or the kernel. */
@NullMarked
package io.vipward.vrrp.shadow;

import org.jspecify.annotations.NullMarked;
