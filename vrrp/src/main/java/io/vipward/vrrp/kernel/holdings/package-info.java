/**
 * What the configuration wants the kernel to hold, in the kernel's words: addresses, routes and rules; and the static ones,
 * which are there whoever is master.
 */
@NullMarked
package io.vipward.vrrp.kernel.holdings;

import org.jspecify.annotations.NullMarked;
