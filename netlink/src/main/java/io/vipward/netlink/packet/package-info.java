/** Raw sockets for VRRP over IPv4 and IPv6, and packet sockets for gratuitous ARP and unsolicited neighbour advertisements. */
@NullMarked
package io.vipward.netlink.packet;

import org.jspecify.annotations.NullMarked;
