/** What instances track, ours beside the original, seen on the wire and in the log. */
@NullMarked
package io.vipward.examples.tracking;

import org.jspecify.annotations.NullMarked;
