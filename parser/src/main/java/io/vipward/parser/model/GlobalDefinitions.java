package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The merged {@code global_defs} blocks. Values that are defaults of instances are already in the instances.
 *
 * @param origins of the first {@code global_defs} block, or line 1 of the file where there is none
 * @param routerId {@code router_id}, null where it was not given (then the host's name)
 */
public record GlobalDefinitions(
        Origins origins, @Nullable String routerId, MailSettings mail, ScriptSecurity scriptSecurity) {
    /** What holds without any {@code global_defs} block. */
    public static GlobalDefinitions none(String file) {
        return new GlobalDefinitions(
                new Origins(new Position(file, 1, 1), Map.of()), null, MailSettings.NONE, ScriptSecurity.NONE);
    }
}
