@NullMarked
package io.vipward.daemon;

import org.jspecify.annotations.NullMarked;
