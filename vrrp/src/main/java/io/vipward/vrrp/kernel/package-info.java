/** Does what the elections decide: sockets, addresses, gratuitous ARP, log. No decisions of its own. */
@NullMarked
package io.vipward.vrrp.kernel;

import org.jspecify.annotations.NullMarked;
