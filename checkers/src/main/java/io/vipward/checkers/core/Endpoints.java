package io.vipward.checkers.core;

import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.VirtualServer;

/** The address of a virtual server. This version runs no marks and no groups; those never come here. */
final class Endpoints {
    private Endpoints() {}

    static ServiceAddress.Endpoint of(VirtualServer server) {
        if (server.address() instanceof ServiceAddress.Endpoint endpoint) {
            return endpoint;
        }
        throw new IllegalStateException(server.address() + " was not left out");
    }
}
