/** Child processes in their own process group, watched by pidfd, with a time limit. */
@NullMarked
package io.vipward.netlink.process;

import org.jspecify.annotations.NullMarked;
