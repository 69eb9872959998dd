/** The kernel's packet filter over netlink: tables, chains, sets and rules of nf_tables, and what VRRP wants of them. */
@NullMarked
package io.vipward.netlink.nftables;

import org.jspecify.annotations.NullMarked;
