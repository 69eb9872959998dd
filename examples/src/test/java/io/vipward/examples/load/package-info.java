/** What a daemon with a lot to do still does in time. */
@NullMarked
package io.vipward.examples.load;

import org.jspecify.annotations.NullMarked;
