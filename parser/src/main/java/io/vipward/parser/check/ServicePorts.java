package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.ServiceBlock;
import io.vipward.parser.source.Span;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which port the kernel gets for a server: only NAT can change that of a packet.
 *
 * @param group null where the service is none, or of one that is not defined
 */
record ServicePorts(ServiceBlock.Header header, VirtualServerGroups.@Nullable Contents group, Report report) {

    /** Whether the service, or one of them, takes all ports. */
    boolean any() {
        if (header instanceof ServiceBlock.Address address) {
            return address.address().port() == 0;
        }
        return group != null && group.ports().contains(0);
    }

    /** The port of a server whose own is 0 where none was written. */
    int of(ServerAddress server, ForwardingMethod method, Supplier<String> what, Supplier<Span> where) {
        int written = server.port();
        if (header instanceof ServiceBlock.Address service) {
            int port = service.address().port();
            if (written == 0) {
                return port;
            }
            if (method == ForwardingMethod.NAT || written == port) {
                return written;
            }
            mismatch(
                    where,
                    method + " cannot change the port " + port + " to the " + written + " of the " + what.get() + "; "
                            + port + " is used");
            return port;
        }
        if (written == 0 || method == ForwardingMethod.NAT) {
            return written;
        }
        if (header instanceof ServiceBlock.Mark) {
            mismatch(
                    where,
                    "the port " + written + " of the " + what.get() + " has no meaning for a fwmark and is cleared");
            return 0;
        }
        if (group != null && group.hasMarks()) {
            mismatch(
                    where,
                    "the port " + written + " of the " + what.get() + " has no meaning for the fwmarks of the group");
        } else if (group != null && group.hasPortBeside(written)) {
            mismatch(
                    where,
                    method + " cannot change the ports of the group to the " + written + " of the " + what.get());
        }
        return written;
    }

    private void mismatch(Supplier<Span> where, String message) {
        report.add(DiagnosticCode.PORT_MISMATCH, where.get(), message);
    }
}
