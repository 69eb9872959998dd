/** Interfaces with a virtual MAC address, and ipvlans: which there shall be, and having them. */
@NullMarked
package io.vipward.vrrp.kernel.vmac;

import org.jspecify.annotations.NullMarked;
