@NullMarked
package io.vipward.netlink;

import org.jspecify.annotations.NullMarked;
