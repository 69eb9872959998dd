package io.vipward.parser.schema;

import io.vipward.parser.model.ScriptCommand;
import org.jspecify.annotations.Nullable;

/**
 * {@code notify_deleted}.
 *
 * @param script null where none was written, which has a meaning of its own
 */
public record DeletedNotice(@Nullable ScriptCommand script) {}
