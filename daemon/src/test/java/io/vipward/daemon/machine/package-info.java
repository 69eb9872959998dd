@NullMarked
package io.vipward.daemon.machine;

import org.jspecify.annotations.NullMarked;
