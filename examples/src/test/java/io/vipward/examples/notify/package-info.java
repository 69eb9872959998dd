/** Whom daemons tell of what happens: scripts, FIFOs and people, ours beside the original. */
@NullMarked
package io.vipward.examples.notify;

import org.jspecify.annotations.NullMarked;
