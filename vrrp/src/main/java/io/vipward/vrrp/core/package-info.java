/** The election of RFC 3768 as keepalived runs it: pure, one method per event. */
@NullMarked
package io.vipward.vrrp.core;

import org.jspecify.annotations.NullMarked;
