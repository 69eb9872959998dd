package io.vipward.vrrp.bfd.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.vrrp.bfd.RunningSession;
import io.vipward.vrrp.kernel.VrrpScheduler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ports that packets come in on: one for sessions that are multihop, one for others. Refused ones are tried again. */
final class BfdPorts {
    private static final long RETRY_NANOS = 60_000_000_000L;

    private final VrrpScheduler scheduler;
    private final BfdKernel kernel;
    private final BfdKernel.Receiver receiver;
    private final VrrpScheduler.Alarm retry;
    private final Map<Boolean, BfdKernel.Port> open = new HashMap<>();
    private final Map<Boolean, String> refusals = new HashMap<>();

    BfdPorts(VrrpScheduler scheduler, BfdKernel kernel, BfdKernel.Receiver receiver) {
        this.scheduler = scheduler;
        this.kernel = kernel;
        this.receiver = receiver;
        this.retry = scheduler.alarm("BFD ports", this::openRefused);
    }

    /** Opens what is missing, closes what is no longer needed, and leaves the rest open. */
    void adapt(List<RunningSession> sessions) {
        retry.cancel();
        for (boolean multihop : List.of(false, true)) {
            boolean needed = sessions.stream()
                    .anyMatch(session -> session.settings().path().multihop() == multihop);
            if (!needed) {
                close(multihop);
            } else if (!open.containsKey(multihop)) {
                open(multihop);
            }
        }
    }

    /** Handles what has been received but not been read yet. */
    void drain() {
        List.copyOf(open.values()).forEach(BfdKernel.Port::drain);
    }

    void close() {
        retry.cancel();
        close(false);
        close(true);
    }

    private void openRefused() {
        List.copyOf(refusals.keySet()).forEach(this::open);
    }

    private void open(boolean multihop) {
        try {
            open.put(multihop, kernel.openPort(multihop, receiver));
            if (refusals.remove(multihop) != null) {
                BfdLog.recovered("BFD packets can be received again");
            }
        } catch (SystemCallException refused) {
            String why = String.valueOf(refused.getMessage());
            if (!why.equals(refusals.put(multihop, why))) {
                BfdLog.refused("cannot receive BFD packets, so that sessions stay down; trying again each minute", why);
            }
            retry.armAt(scheduler.now() + RETRY_NANOS);
        }
    }

    private void close(boolean multihop) {
        refusals.remove(multihop);
        BfdKernel.Port port = open.remove(multihop);
        if (port != null) {
            port.close();
        }
    }
}
