/** Takeovers, losses and reloads that are played before the first real one, so that none of them runs cold code. */
@NullMarked
package io.vipward.vrrp.rehearsal;

import org.jspecify.annotations.NullMarked;
