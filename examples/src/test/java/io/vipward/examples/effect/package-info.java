/** Whether the daemon has the same effect on the kernel, on its peer and on the log as the original has. */
@NullMarked
package io.vipward.examples.effect;

import org.jspecify.annotations.NullMarked;
