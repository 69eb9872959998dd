package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The merged {@code global_defs} blocks and the keywords outside all blocks. Defaults of instances and servers are
 * already in the instances and servers; here they stand as they were written.
 *
 * @param origins of the first {@code global_defs} block, or line 1 of the file where there is none
 */
public record GlobalDefinitions(
        Origins origins,
        ProcessSettings process,
        NotificationSettings notification,
        VrrpDefaults vrrp,
        LvsSettings lvs,
        ManagementSettings management) {
    /** What holds without any {@code global_defs} block. */
    public static GlobalDefinitions none(String file) {
        return of(new Origins(new Position(file, 1, 1), Map.of()), MailSettings.NONE, ScriptSecurity.NONE);
    }

    /** Defaults but for mail and scripts. */
    public static GlobalDefinitions of(Origins origins, MailSettings mail, ScriptSecurity security) {
        return new GlobalDefinitions(
                origins,
                ProcessSettings.DEFAULT,
                NotificationSettings.of(mail, security),
                VrrpDefaults.DEFAULT,
                LvsSettings.DEFAULT,
                ManagementSettings.DEFAULT);
    }

    /** {@code router_id}, null where it was not given (then the host's name). */
    public @Nullable String routerId() {
        return process.identity().routerId();
    }

    public MailSettings mail() {
        return notification.mail();
    }

    public ScriptSecurity scriptSecurity() {
        return notification.security();
    }

    /** All scripts that stand in {@code global_defs}, in the order of the reference. */
    public List<ScriptCommand> scripts() {
        return notification.scripts();
    }
}
