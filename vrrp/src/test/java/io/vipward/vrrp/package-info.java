/** Rules that hold for the whole module. */
@NullMarked
package io.vipward.vrrp;

import org.jspecify.annotations.NullMarked;
