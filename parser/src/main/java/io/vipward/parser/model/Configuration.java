package io.vipward.parser.model;

import java.util.List;

/** A whole configuration, complete and consistent: what the engines run. Lists are in the order of the file. */
public record Configuration(
        GlobalDefinitions global,
        Interfaces interfaces,
        StaticItems statics,
        Trackers trackers,
        VirtualRouters vrrp,
        Balancing balancing) {

    public List<VrrpScript> vrrpScripts() {
        return trackers.scripts();
    }

    public List<VrrpInstance> vrrpInstances() {
        return vrrp.instances();
    }

    public List<VirtualServer> virtualServers() {
        return balancing.virtualServers();
    }

    public Configuration with(Interfaces others) {
        return new Configuration(global, others, statics, trackers, vrrp, balancing);
    }

    public Configuration with(StaticItems others) {
        return new Configuration(global, interfaces, others, trackers, vrrp, balancing);
    }

    public Configuration with(Trackers others) {
        return new Configuration(global, interfaces, statics, others, vrrp, balancing);
    }

    public Configuration with(VirtualRouters others) {
        return new Configuration(global, interfaces, statics, trackers, others, balancing);
    }

    public Configuration with(Balancing other) {
        return new Configuration(global, interfaces, statics, trackers, vrrp, other);
    }
}
