/** Tests of {@code vrrp.bfd.kernel}. */
@NullMarked
package io.vipward.vrrp.bfd.kernel;

import org.jspecify.annotations.NullMarked;
