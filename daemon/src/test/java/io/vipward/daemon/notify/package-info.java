/** Tests of the package of the same name. */
@NullMarked
package io.vipward.daemon.notify;

import org.jspecify.annotations.NullMarked;
