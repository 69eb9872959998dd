package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.RealServerSettings;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Forwarding;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.RealServerTable;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.ServerBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VirtualServerTable;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes one {@code real_server}: its own settings first, then the virtual server's, then the defaults. */
final class RealServerCheck {
    private final ServerAddress address;
    private final BoundBlock block;
    private final Setting<ServerBlock> setting;
    private final VirtualServerCheck service;
    private final Forwarding forwarding;

    /** What makes two real servers of a virtual server the same. */
    record Identity(InetAddress address, int port) {}

    /**
     * Of one block.
     *
     * @param inherited what the virtual server says at this place
     */
    RealServerCheck(Setting<ServerBlock> setting, Forwarding inherited, VirtualServerCheck service) {
        this.address = setting.value().address();
        this.block = setting.value().block();
        this.setting = setting;
        this.service = service;
        this.forwarding = block.get(RealServerTable.LVS_METHOD, inherited);
    }

    /** The real server, or null with a diagnostic. */
    @Nullable
    RealServer complete() {
        if (block.isLeftOut() || isRefused() || isOfOtherFamily()) {
            return null;
        }
        List<TcpCheck> checkers = checkers();
        if (checkers == null) {
            return null;
        }
        int port = service.portFor(address.port(), forwarding.method(), setting);
        return new RealServer(address.address(), port, block.origins(), settings(), checkers);
    }

    private boolean isRefused() {
        if (forwarding.isSupported()) {
            return false;
        }
        service.report()
                .add(
                        DiagnosticCode.REFUSED,
                        block.span(RealServerTable.LVS_METHOD),
                        "the real server " + address + " is left out: " + forwarding.encapsulation()
                                + " tunnels are not supported by this version");
        return true;
    }

    private boolean isOfOtherFamily() {
        boolean other = address.isV6() != service.address().isV6();
        if (!other || forwarding.method() == ForwardingMethod.TUN) {
            return false;
        }
        service.report()
                .add(
                        DiagnosticCode.FAMILY_MISMATCH,
                        setting.at().span(),
                        "the real server " + address + " is not of its family and is dropped; only TUN could reach it");
        return true;
    }

    private RealServerSettings settings() {
        long weight = block.get(RealServerTable.WEIGHT, service.block().get(VirtualServerTable.WEIGHT, 1L));
        return new RealServerSettings(
                forwarding.method(),
                (int) weight,
                block.get(RealServerTable.UTHRESHOLD, 0L),
                block.get(RealServerTable.LTHRESHOLD, 0L),
                block.get(
                        RealServerTable.INHIBIT_ON_FAILURE,
                        service.block().isOn(VirtualServerTable.INHIBIT_ON_FAILURE)));
    }

    /** The checkers, or null if none of those that were written can run: the server would count as always up. */
    private @Nullable List<TcpCheck> checkers() {
        List<TcpCheck> checkers = new ArrayList<>();
        boolean lost = false;
        for (Setting<BoundBlock> check : block.all(RealServerTable.TCP_CHECK)) {
            TcpCheck checker = new TcpCheckerCheck(check.value(), address, block, service).complete();
            lost |= checker == null;
            if (checker != null) {
                checkers.add(checker);
            }
        }
        for (Keyword<Boolean> keyword : RealServerTable.OTHER_CHECKERS) {
            for (Setting<Boolean> other : block.all(keyword)) {
                lost = true;
                reportUnsupported(keyword, other, checkers.isEmpty());
            }
        }
        return checkers.isEmpty() && lost ? null : checkers;
    }

    private void reportUnsupported(Keyword<Boolean> keyword, Setting<Boolean> where, boolean only) {
        if (only) {
            service.report()
                    .add(
                            DiagnosticCode.NO_CHECKER,
                            where.at().span(),
                            "the real server " + address + " is left out: " + keyword.name()
                                    + " is not supported by this version, and unchecked it would count as up");
        } else {
            service.report()
                    .add(
                            DiagnosticCode.NOT_SUPPORTED,
                            where.at().span(),
                            keyword.name() + " is not supported by this version and has no effect");
        }
    }
}
