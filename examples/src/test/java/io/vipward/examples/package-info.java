/** The examples at work: real daemons on small networks of namespaces. */
@NullMarked
package io.vipward.examples;

import org.jspecify.annotations.NullMarked;
