/** Real connections through real IPVS: how schedulers spread them, and what becomes of them when something happens. */
@NullMarked
package io.vipward.examples.balancing;

import org.jspecify.annotations.NullMarked;
