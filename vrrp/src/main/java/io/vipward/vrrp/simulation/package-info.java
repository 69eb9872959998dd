/** A virtual network of VRRP routers in virtual time, from one seed: the real elections, no second state machine. */
@NullMarked
package io.vipward.vrrp.simulation;

import org.jspecify.annotations.NullMarked;
