/** Test networks: nodes, switches, directors, and what can be seen of them from outside. */
@NullMarked
package io.vipward.examples.network;

import org.jspecify.annotations.NullMarked;
