/** The typed configuration: immutable, defaults filled in, everything with the place where it was written. */
@NullMarked
package io.vipward.parser.model;

import org.jspecify.annotations.NullMarked;
