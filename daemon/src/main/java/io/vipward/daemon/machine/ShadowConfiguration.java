package io.vipward.daemon.machine;

import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.NotificationSettings;
import io.vipward.parser.model.NotifyFifos;
import io.vipward.parser.model.ProcessSettings;
import io.vipward.parser.model.Scheduling;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpLink;
import java.util.ArrayList;
import java.util.List;

/** A configuration without what would be seen outside, and what that is. */
final class ShadowConfiguration {
    private final List<String> leftOut = new ArrayList<>();

    private ShadowConfiguration() {}

    /**
     * What can run.
     *
     * @param leftOut a line for each thing that is not done, and what is done instead
     */
    record Adapted(Configuration configuration, List<String> leftOut) {}

    static Adapted of(Configuration configuration) {
        ShadowConfiguration shadow = new ShadowConfiguration();
        Configuration adapted = new Configuration(
                shadow.global(configuration.global()),
                configuration.interfaces(),
                configuration.statics(),
                configuration
                        .trackers()
                        .withFiles(shadow.files(configuration.trackers().files())),
                configuration.vrrp().withInstances(shadow.instances(configuration.vrrpInstances())),
                configuration.balancing());
        if (!configuration.trackers().bfdInstances().isEmpty()) {
            shadow.leftOut.add("BFD sessions are not run, a neighbour would take them for another's; they count as up");
        }
        return new Adapted(adapted, List.copyOf(shadow.leftOut));
    }

    private GlobalDefinitions global(GlobalDefinitions global) {
        return new GlobalDefinitions(
                global.origins(),
                process(global.process()),
                notification(global.notification()),
                global.vrrp(),
                global.lvs(),
                global.management());
    }

    private ProcessSettings process(ProcessSettings process) {
        if (!process.scheduling().equals(Scheduling.DEFAULT)) {
            leftOut.add("priorities, processors and locked memory are left to the daemon that really runs");
        }
        return new ProcessSettings(
                process.identity(),
                process.names(),
                process.files(),
                process.reload(),
                Scheduling.DEFAULT,
                process.buffers());
    }

    private NotificationSettings notification(NotificationSettings notification) {
        if (notification.startup() != null || notification.shutdown() != null) {
            leftOut.add("startup_script and shutdown_script are not run");
        }
        if (!notification.fifos().equals(NotifyFifos.NONE)) {
            leftOut.add("FIFOs are not written, and their scripts are not run");
        }
        MailSettings mail = notification.mail();
        if (mail.relay().host() != null && !mail.recipients().isEmpty()) {
            leftOut.add("nothing is mailed");
        }
        NotificationSettings.Switches switches = notification.switches();
        if (switches.webhook() != null) {
            leftOut.add("the web hook is not called");
        }
        return new NotificationSettings(
                MailSettings.NONE,
                notification.security(),
                null,
                null,
                NotifyFifos.NONE,
                new NotificationSettings.Switches(
                        switches.priorityChanges(),
                        switches.vrrpStatesOnReload(),
                        switches.firstServerStates(),
                        null,
                        switches.scriptLimitNanos()));
    }

    private List<TrackFile> files(List<TrackFile> files) {
        if (files.stream().anyMatch(file -> file.initial() != null)) {
            leftOut.add("tracked files are read and not initialised");
        }
        return files.stream()
                .map(file -> new TrackFile(file.name(), file.origins(), file.path(), file.weight(), null))
                .toList();
    }

    private List<VrrpInstance> instances(List<VrrpInstance> instances) {
        List<VrrpInstance> adapted = new ArrayList<>();
        for (VrrpInstance instance : instances) {
            VrrpLink link = instance.router().link();
            boolean own = link.virtual() != null
                    || instance.addresses().all().stream()
                            .anyMatch(address -> address.options().flags().contains(AddressFlag.USE_VMAC));
            if (own) {
                leftOut.add("(" + instance.name() + ") listens on " + link.interfaceName()
                        + " itself, interfaces of its own are not made");
            }
            adapted.add(own ? withoutOwnLinks(instance) : instance);
        }
        return adapted;
    }

    private static VrrpInstance withoutOwnLinks(VrrpInstance instance) {
        VirtualRouter router = instance.router();
        VrrpAddresses addresses = instance.addresses();
        return instance.with(router.with(router.link().with(null)))
                .with(addresses.with(withoutOwnLinks(addresses.advertised()), withoutOwnLinks(addresses.excluded())));
    }

    private static List<VirtualAddress> withoutOwnLinks(List<VirtualAddress> addresses) {
        return addresses.stream().map(ShadowConfiguration::withoutOwnLink).toList();
    }

    private static VirtualAddress withoutOwnLink(VirtualAddress address) {
        VirtualAddress.AddressOptions options = address.options();
        return address.with(options.with(options.flags().stream()
                .filter(flag -> flag != AddressFlag.USE_VMAC)
                .toList()));
    }
}
