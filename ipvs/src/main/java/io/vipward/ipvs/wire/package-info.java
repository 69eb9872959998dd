/** IPVS messages of generic netlink (linux/ip_vs.h, IPVS_CMD_*) as bytes and as values. */
@NullMarked
package io.vipward.ipvs.wire;

import org.jspecify.annotations.NullMarked;
