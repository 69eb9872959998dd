/** TCP connects for health checks, and UDP sockets that know hop limits and addresses, on the event loop. */
@NullMarked
package io.vipward.netlink.inet;

import org.jspecify.annotations.NullMarked;
