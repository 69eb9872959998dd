@NullMarked
package io.vipward.vrrp.rehearsal;

import org.jspecify.annotations.NullMarked;
