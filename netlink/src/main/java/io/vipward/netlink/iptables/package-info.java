/** What VRRP wants of the packet filter, as commands of iptables(8), ip6tables(8) and ipset(8). */
@NullMarked
package io.vipward.netlink.iptables;

import org.jspecify.annotations.NullMarked;
