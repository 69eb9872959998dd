/** Links and addresses over rtnetlink: dumps, changes and notifications. */
@NullMarked
package io.vipward.netlink.route;

import org.jspecify.annotations.NullMarked;
