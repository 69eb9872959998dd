/** Who is told of changes: scripts, FIFOs, mails, a web hook. On a thread of its own, so that nobody waits for them. */
@NullMarked
package io.vipward.daemon.notify;

import org.jspecify.annotations.NullMarked;
