@NullMarked
package io.vipward.vrrp;

import org.jspecify.annotations.NullMarked;
