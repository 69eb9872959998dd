/** What is wrong with a configuration, where, what keepalived would make of it, and what to do. */
@NullMarked
package io.vipward.parser.diagnostic;

import org.jspecify.annotations.NullMarked;
