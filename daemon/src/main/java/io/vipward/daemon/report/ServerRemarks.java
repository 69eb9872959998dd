package io.vipward.daemon.report;

import io.vipward.checkers.core.DesiredTable;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.text.Remarks;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of a table: whose virtual server a service is, and how the health of its servers looks in the
 * kernel. A server that may be there and is not was found dead, or has not been found alive yet.
 */
public final class ServerRemarks implements Remarks {
    private static final String FOREIGN = "not in the configuration";

    private final Map<ServiceKey, Known> services = new HashMap<>();

    /** A virtual server, and what its servers are in one service, in the order of the file. */
    private record Known(
            ServerPlan plan,
            Map<DestinationKey, RealServer> servers,
            @Nullable DestinationKey sorry) {
        static Known of(ServiceKey service, ServerPlan plan) {
            Map<DestinationKey, RealServer> servers = new HashMap<>();
            for (int index = 0; index < plan.realServers().size(); index++) {
                DestinationKey key = DesiredTable.key(service, plan, index);
                if (key != null) {
                    servers.put(key, plan.realServers().get(index));
                }
            }
            return new Known(plan, servers, DesiredTable.sorryKey(service, plan));
        }
    }

    /** By a configuration that is, or could be, the one in force. */
    public ServerRemarks(Configuration configuration) {
        for (ServerPlan plan : ServerPlan.of(configuration)) {
            for (ServiceKey service : plan.services()) {
                services.putIfAbsent(service, Known.of(service, plan));
            }
        }
    }

    @Override
    public String of(ServiceKey service) {
        Known known = services.get(service);
        if (known == null) {
            return FOREIGN;
        }
        ServiceAddress address = known.plan().server().address();
        String place = known.plan().server().origins().block().toString();
        return address instanceof ServiceAddress.Group group ? "group " + group.name() + ", " + place : place;
    }

    @Override
    public String of(ServiceKey service, Destination destination) {
        Known known = services.get(service);
        if (known == null) {
            return "";
        }
        RealServer server = known.servers().get(destination.key());
        if (server == null) {
            return destination.key().equals(known.sorry()) ? "sorry server" : FOREIGN;
        }
        if (destination.serves()) {
            return "up";
        }
        return server.settings().inhibitOnFailure() ? "down, or of weight 0" : "of weight 0";
    }

    @Override
    public List<DestinationKey> missing(ServiceKey service, Set<DestinationKey> there) {
        Known known = services.get(service);
        List<DestinationKey> missing = new ArrayList<>();
        if (known != null) {
            missing.addAll(known.servers().keySet());
            missing.removeAll(there);
        }
        return missing;
    }

    @Override
    public String ofMissing(ServiceKey service, DestinationKey destination) {
        return "down";
    }
}
