/** Our engine and other implementations on one wire: every kind of instance in every kind of event, in both roles. */
@NullMarked
package io.vipward.vrrp.interoperation;

import org.jspecify.annotations.NullMarked;
