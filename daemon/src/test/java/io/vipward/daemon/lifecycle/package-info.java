/** Tests of the package of the same name. */
@NullMarked
package io.vipward.daemon.lifecycle;

import org.jspecify.annotations.NullMarked;
