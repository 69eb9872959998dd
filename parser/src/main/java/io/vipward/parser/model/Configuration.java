package io.vipward.parser.model;

import java.util.List;

/** A whole configuration, complete and consistent: what the engines run. Lists are in the order of the file. */
public record Configuration(
        GlobalDefinitions global,
        List<VrrpScript> vrrpScripts,
        List<VrrpInstance> vrrpInstances,
        List<VirtualServer> virtualServers) {
    public Configuration {
        vrrpScripts = List.copyOf(vrrpScripts);
        vrrpInstances = List.copyOf(vrrpInstances);
        virtualServers = List.copyOf(virtualServers);
    }
}
