package io.vipward.daemon.notify;

import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.daemon.track.ScriptProgram;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.NotificationSettings;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpSyncGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told of what, by one configuration. Immutable, any thread.
 *
 * @param routerId {@code router_id}, null for the host's name
 * @param instances in the order of the configuration
 */
record NotifyPlan(
        NotificationSettings settings,
        @Nullable String routerId,
        Map<String, VrrpNotification> instances,
        Map<String, VrrpNotification> groups,
        AdmittedPrograms programs,
        boolean checkers) {

    static NotifyPlan of(Configuration configuration, AdmittedPrograms programs) {
        Map<String, VrrpNotification> instances = new LinkedHashMap<>();
        for (VrrpInstance instance : configuration.vrrpInstances()) {
            instances.put(instance.name(), instance.notification());
        }
        Map<String, VrrpNotification> groups = new LinkedHashMap<>();
        for (VrrpSyncGroup group : configuration.vrrp().syncGroups()) {
            groups.put(group.name(), group.notification());
        }
        return new NotifyPlan(
                configuration.global().notification(),
                configuration.global().routerId(),
                instances,
                groups,
                programs,
                !configuration.virtualServers().isEmpty());
    }

    Optional<ScriptProgram> program(@Nullable ScriptCommand command) {
        return programs.of(command);
    }
}
