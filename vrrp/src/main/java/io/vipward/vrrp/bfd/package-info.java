/** BFD sessions (RFC 5880, asynchronous mode; RFC 5881 and 5883): state and event in, state and actions out. Pure. */
@NullMarked
package io.vipward.vrrp.bfd;

import org.jspecify.annotations.NullMarked;
