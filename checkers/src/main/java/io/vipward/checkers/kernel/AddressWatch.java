package io.vipward.checkers.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the engine which addresses this machine has, for {@code ha_suspend}. On the loop's thread. */
public final class AddressWatch implements RouteListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.vipward.checkers");

    private final RouteKernel kernel;
    private final CheckersEngine engine;
    private final Set<Place> known = new HashSet<>();
    private final RouteMonitor monitor;

    /** An address of an interface. */
    private record Place(int linkIndex, InetAddress address) {
        static Place of(InterfaceAddress address) {
            return new Place(address.linkIndex(), address.address());
        }
    }

    private AddressWatch(EventLoop loop, RouteKernel kernel, CheckersEngine engine) throws SystemCallException {
        this.kernel = kernel;
        this.engine = engine;
        this.monitor = RouteMonitor.open(loop, this);
    }

    /**
     * Begins to watch, and tells what is there.
     *
     * @param kernel asked for all addresses, now and whenever notifications were lost
     * @throws SystemCallException if the kernel refuses
     */
    public static AddressWatch open(EventLoop loop, RouteKernel kernel, CheckersEngine engine)
            throws SystemCallException {
        AddressWatch watch = new AddressWatch(loop, kernel, engine);
        watch.compare();
        return watch;
    }

    private void compare() throws SystemCallException {
        Set<Place> there = new HashSet<>();
        for (InterfaceAddress address : kernel.addresses()) {
            there.add(Place.of(address));
        }
        Set<Place> gone = new HashSet<>(known);
        gone.removeAll(there);
        gone.forEach(this::removed);
        there.forEach(this::added);
    }

    private void added(Place place) {
        if (known.add(place)) {
            engine.onAddressAdded(place.address());
        }
    }

    private void removed(Place place) {
        if (known.remove(place)) {
            engine.onAddressRemoved(place.address());
        }
    }

    @Override
    public void addressAdded(InterfaceAddress address) {
        added(Place.of(address));
    }

    @Override
    public void addressRemoved(InterfaceAddress address) {
        removed(Place.of(address));
    }

    @Override
    public void linkChanged(Link link) {}

    @Override
    public void linkRemoved(Link link) {}

    @Override
    public void resync() {
        try {
            compare();
        } catch (SystemCallException refused) {
            LOG.error("The addresses of this machine cannot be listed: {}", refused.getMessage());
        }
    }

    @Override
    public void close() {
        monitor.close();
    }
}
