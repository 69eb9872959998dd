/** Tests of the package of the same name. */
@NullMarked
package io.vipward.daemon;

import org.jspecify.annotations.NullMarked;
