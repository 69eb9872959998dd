/** Tests of the package of the same name. */
@NullMarked
package io.vipward.daemon.track;

import org.jspecify.annotations.NullMarked;
