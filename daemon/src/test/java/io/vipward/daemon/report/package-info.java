@NullMarked
package io.vipward.daemon.report;

import org.jspecify.annotations.NullMarked;
