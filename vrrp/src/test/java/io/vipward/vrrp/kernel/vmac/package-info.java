@NullMarked
package io.vipward.vrrp.kernel.vmac;

import org.jspecify.annotations.NullMarked;
