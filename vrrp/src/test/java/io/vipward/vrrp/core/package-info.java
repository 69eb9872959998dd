/** Tests of {@code vrrp.core}. */
@NullMarked
package io.vipward.vrrp.core;

import org.jspecify.annotations.NullMarked;
