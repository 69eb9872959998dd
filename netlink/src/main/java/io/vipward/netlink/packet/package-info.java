/** Raw IPv4 sockets for VRRP and packet sockets for ARP. */
@NullMarked
package io.vipward.netlink.packet;

import org.jspecify.annotations.NullMarked;
