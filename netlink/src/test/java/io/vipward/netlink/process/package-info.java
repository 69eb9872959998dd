/** Child processes, with real ones: they need no privileges. */
@NullMarked
package io.vipward.netlink.process;

import org.jspecify.annotations.NullMarked;
