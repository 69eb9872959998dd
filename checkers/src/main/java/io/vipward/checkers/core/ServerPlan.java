package io.vipward.checkers.core;

import io.vipward.ipvs.table.ServiceKey;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VirtualServerGroup;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual server with what the rest of the configuration says of it.
 *
 * @param label its name in log lines
 * @param services what stands for it in the kernel: one for an address or a mark, any number for a group
 */
public record ServerPlan(VirtualServer server, String label, List<ServiceKey> services, Rules rules) {
    public ServerPlan {
        services = List.copyOf(services);
    }

    /**
     * What {@code global_defs} says.
     *
     * @param checkerMails false for {@code no_checker_emails}: only changes of whole servers are mailed
     * @param firstServerStates {@code rs_init_notifies}
     * @param sharedProbes false for {@code vipward_no_shared_probes}
     */
    public record Rules(boolean checkerMails, boolean firstServerStates, boolean sharedProbes) {
        public static final Rules DEFAULT = new Rules(true, false, true);
    }

    /** All virtual servers, in the order of the configuration. */
    public static List<ServerPlan> of(Configuration configuration) {
        Map<String, VirtualServerGroup> groups = new HashMap<>();
        for (VirtualServerGroup group : configuration.balancing().groups()) {
            groups.put(group.name(), group);
        }
        Rules rules = new Rules(
                configuration.global().mail().alerts().checkers(),
                configuration.global().notification().switches().firstServerStates(),
                configuration.global().lvs().checking().sharedProbes());
        Map<String, Integer> users = new HashMap<>();
        List<ServerPlan> plans = new ArrayList<>();
        for (VirtualServer server : configuration.virtualServers()) {
            int index = 0;
            @Nullable VirtualServerGroup group = null;
            if (server.address() instanceof ServiceAddress.Group named) {
                index = users.merge(named.name(), 1, Integer::sum) - 1;
                group = groups.get(named.name());
            }
            plans.add(new ServerPlan(
                    server, Labels.of(server.address(), index), ServiceKeys.of(server.address(), group), rules));
        }
        return plans;
    }

    /** A virtual server that is identified by an address or a mark, without anything around it. */
    public static ServerPlan of(VirtualServer server) {
        return new ServerPlan(
                server, Labels.of(server.address(), 0), ServiceKeys.of(server.address(), null), Rules.DEFAULT);
    }

    public List<RealServer> realServers() {
        return server.realServers();
    }

    /** A real server has the protocol of its virtual server. */
    public String label(RealServer realServer) {
        return Labels.of(realServer.address(), Labels.protocol(server.address()), realServer.port());
    }

    public String label(SorryServer sorryServer) {
        return Labels.of(sorryServer.address(), Labels.protocol(server.address()), sorryServer.port());
    }

    /** Whether its checkers run only while one of its addresses is on this machine. */
    public boolean suspends() {
        return server.availability().haSuspend();
    }

    /** Whether checks that others make, too, may be made once for all. */
    public boolean sharesProbes() {
        return rules.sharedProbes() && server.availability().sharedProbes();
    }

    /** Whether a virtual address is one of its own. */
    public boolean serves(InetAddress address) {
        for (ServiceKey key : services) {
            if (key instanceof ServiceKey.Endpoint endpoint
                    && endpoint.address().equals(address)) {
                return true;
            }
        }
        return false;
    }
}
