/** Does what BFD sessions decide: sockets, timers, log. No decisions of its own. */
@NullMarked
package io.vipward.vrrp.bfd.kernel;

import org.jspecify.annotations.NullMarked;
