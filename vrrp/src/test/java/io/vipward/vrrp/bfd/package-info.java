/** Tests of {@code vrrp.bfd}. */
@NullMarked
package io.vipward.vrrp.bfd;

import org.jspecify.annotations.NullMarked;
