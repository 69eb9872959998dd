package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VirtualServerTable;
import io.vipward.parser.source.Span;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The address family of a virtual server: that of its address, or what {@code ip_family} or the first server says that is
 * not reached by a tunnel. Asked in the order of the file.
 */
final class ServiceFamily {
    private final Report report;
    private @Nullable Setting<Family> written;
    private @Nullable Family family;

    /**
     * Of one virtual server.
     *
     * @param family of its address, null where it has none
     * @param written {@code ip_family}
     */
    ServiceFamily(@Nullable Family family, @Nullable Setting<Family> written, Report report) {
        this.family = family;
        this.written = written;
        this.report = report;
    }

    static Family of(ServerAddress address) {
        return address.isV6() ? Family.INET6 : Family.INET;
    }

    /** What is known when the whole block has been seen; null where only tunnels lead to the servers. */
    @Nullable
    Family known() {
        readWritten(Integer.MAX_VALUE);
        return family;
    }

    /**
     * Whether a server can be reached from here.
     *
     * @param order of its statement
     * @param where keepalived notices that it cannot
     */
    boolean admits(ServerAddress server, ForwardingMethod method, int order, String what, Supplier<Span> where) {
        readWritten(order);
        if (method == ForwardingMethod.TUN) {
            return true;
        }
        if (family == null) {
            family = of(server);
        }
        if (family == of(server)) {
            return true;
        }
        report.add(
                DiagnosticCode.FAMILY_MISMATCH,
                where.get(),
                "the " + what + " " + server + " is not of its family and is dropped; only TUN could reach it");
        return false;
    }

    private void readWritten(int order) {
        if (written == null || written.order() > order) {
            return;
        }
        if (family == null) {
            family = written.value();
        } else if (family != written.value()) {
            report.add(
                    DiagnosticCode.FAMILY_MISMATCH,
                    written.at().span(),
                    VirtualServerTable.IP_FAMILY.name() + " " + written.at()
                            + " contradicts its addresses and is ignored");
        }
        written = null;
    }
}
