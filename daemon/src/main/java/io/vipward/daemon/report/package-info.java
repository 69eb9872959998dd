/** Findings and configurations as text for people and as JSON for programs. */
@NullMarked
package io.vipward.daemon.report;

import org.jspecify.annotations.NullMarked;
