package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.LvsSettings;
import io.vipward.parser.model.Namespaces;
import java.util.List;

/**
 * Leaves out what the configuration language knows and the engines of this version cannot run: an object that would
 * do something else than its writer meant does not run at all, and that is said.
 */
final class SupportCheck {
    private SupportCheck() {}

    /**
     * What is left.
     *
     * @param configuration without what cannot run
     * @param findings one for each object left out; none of them counts in the configuration test
     * @param mayStart false where everything would happen in the wrong place
     */
    record Supported(Configuration configuration, List<Diagnostic> findings, boolean mayStart) {
        Supported {
            findings = List.copyOf(findings);
        }
    }

    static Supported check(Configuration configuration) {
        Omissions omissions = new Omissions();
        Configuration readable = HmacKeyFiles.resolve(configuration, omissions);
        Configuration left = readable.with(BalancingSupport.reduce(readable.balancing(), omissions));
        checkSyncDaemon(left, omissions);
        boolean mayStart = isInThisNamespace(configuration.global(), omissions);
        return new Supported(left, omissions.findings(), mayStart);
    }

    /** keepalived, too, starts no daemon for an instance that there is not, without a word. */
    private static void checkSyncDaemon(Configuration configuration, Omissions omissions) {
        LvsSettings.SyncDaemon sync = configuration.global().lvs().sync();
        String instance = sync == null ? null : sync.instance();
        boolean there = configuration.vrrpInstances().stream()
                .anyMatch(each -> each.name().equals(instance));
        if (instance != null && !there) {
            omissions.add(
                    configuration.global().origins().block(),
                    "lvs_sync_daemon follows the instance " + instance
                            + ", which does not run: no sync daemon is started");
        }
    }

    /** Addresses and services in another network namespace than the one that was asked for would be worse than none. */
    private static boolean isInThisNamespace(GlobalDefinitions global, Omissions omissions) {
        Namespaces namespaces = global.process().identity().namespaces();
        if (namespaces.all() == null && namespaces.ipvs() == null) {
            return true;
        }
        omissions.add(
                global.origins().block(),
                "net_namespace and net_namespace_ipvs are not supported by this version: it does not start; run it inside the"
                        + " namespace with ip netns exec");
        return false;
    }
}
