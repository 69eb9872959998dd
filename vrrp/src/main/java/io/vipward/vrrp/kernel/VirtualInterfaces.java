package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.kernel.vmac.VirtualLinks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces of {@code use_vmac}, {@code use_vmac_addr} and {@code use_ipvlan} that the instances of an engine run on: there
 * before the engine needs them, for as long as it does. Making them waits for the kernel, so everything here belongs to a control
 * thread, which must be in the engine's network namespace; only the packet filter's rules are changed on the engine's own.
 */
public final class VirtualInterfaces implements OwnInterfaces {
    /** Far longer than any turn of an engine's loop takes. */
    private static final long PATIENCE_SECONDS = 2;

    private final EventLoop control;
    private final VrrpEngine engine;
    private Executor engineThread = Runnable::run;
    private FirewallOptions options = FirewallOptions.DEFAULT;
    private @Nullable VirtualLinks links;
    private @Nullable RouteMonitor monitor;
    private RouterSettings inUse = RouterSettings.of(List.of(), List.of());
    private int preparations;
    private boolean engineEnded;

    /**
     * None yet.
     *
     * @param control the loop of the control thread, which hears what happens to the interfaces
     * @param engine not running yet
     */
    public VirtualInterfaces(EventLoop control, VrrpEngine engine) {
        this.control = control;
        this.engine = engine;
    }

    @Override
    public void engineRuns(Executor thread) {
        engineThread = thread;
    }

    @Override
    public EngineSettings prepare(EngineSettings written) throws SystemCallException {
        preparations++;
        if (links == null && !isNeeded(written)) {
            inUse = written.router();
            return written;
        }
        options = written.firewall();
        try {
            EngineSettings prepared = written.with(open().prepare(written.router(), written.defaults()));
            inUse = prepared.router();
            return prepared;
        } catch (SystemCallException unknown) {
            settle().run();
            throw unknown;
        }
    }

    @Override
    public Runnable settle() {
        int latest = preparations;
        return () -> {
            if (links != null && latest == preparations) {
                links.tidy(inUse);
            }
        };
    }

    @Override
    public void close() {
        engineEnded = true;
        if (monitor != null) {
            monitor.close();
            monitor = null;
        }
        if (links != null) {
            links.close();
            links = null;
        }
    }

    private VirtualLinks open() throws SystemCallException {
        if (links == null) {
            // Before the first dump, so that nothing is missed in between.
            monitor = RouteMonitor.open(control, new Watcher());
            links = VirtualLinks.open(this::silence);
        }
        return links;
    }

    private static boolean isNeeded(EngineSettings settings) {
        return settings.blocks()
                || !settings.defaults().interfaces().localGroupReports()
                || settings.router().instances().stream().anyMatch(VirtualInterfaces::hasOwn);
    }

    private static boolean hasOwn(VrrpInstance instance) {
        return instance.router().link().virtual() != null
                || instance.addresses().all().stream()
                        .anyMatch(address -> address.options().flags().contains(AddressFlag.USE_VMAC));
    }

    /** Waits until it is done, because interfaces are set up afterwards; the engine never waits for this thread. */
    private void silence(List<VmacLink> silent) {
        if (engineEnded) {
            // It has taken its tables away.
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        FirewallOptions now = options;
        engineThread.execute(() -> {
            engine.silence(now, silent);
            done.countDown();
        });
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                VrrpLog.refused("virtual interfaces are not silent yet", "the engine does not answer");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands on what concerns such interfaces. */
    private final class Watcher implements RouteListener {
        private final Map<Integer, String> names = new HashMap<>();

        @Override
        public void linkChanged(Link link) {
            String before = names.put(link.index(), link.name());
            if (links == null || link.name().equals(before)) {
                return;
            }
            if (before != null) {
                links.linkRemoved(before);
            }
            links.linkAppeared(link.name());
        }

        @Override
        public void linkRemoved(Link link) {
            names.remove(link.index());
            if (links != null) {
                links.linkRemoved(link.name());
            }
        }

        @Override
        public void addressAdded(InterfaceAddress address) {
            changed(address);
        }

        @Override
        public void addressRemoved(InterfaceAddress address) {
            changed(address);
        }

        @Override
        public void resync() {
            if (links != null) {
                links.resync();
            }
        }

        private void changed(InterfaceAddress address) {
            if (links != null && !address.ipv4() && address.address().isLinkLocalAddress()) {
                links.linkLocalChanged(address.linkIndex());
            }
        }
    }
}
