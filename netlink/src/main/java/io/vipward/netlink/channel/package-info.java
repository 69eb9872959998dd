/** The real kernel behind a netlink socket: requests in batches, answers matched by sequence number. */
@NullMarked
package io.vipward.netlink.channel;

import org.jspecify.annotations.NullMarked;
