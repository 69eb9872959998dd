/** What only the whole configuration can tell: defaults, cross references and contradictions. */
@NullMarked
package io.vipward.parser.check;

import org.jspecify.annotations.NullMarked;
