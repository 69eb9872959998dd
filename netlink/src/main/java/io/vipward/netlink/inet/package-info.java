/** Non-blocking TCP connects on the event loop, for health checks. */
@NullMarked
package io.vipward.netlink.inet;

import org.jspecify.annotations.NullMarked;
