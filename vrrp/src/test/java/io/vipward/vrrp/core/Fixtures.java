package io.vipward.vrrp.core;

import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.Preemption;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpRelations;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Configured instances for tests: VI_1 with VRID 51 on eth0, PASS s3cret, 192.0.2.100, changed as a test needs it. */
public final class Fixtures {
    public static final Position HERE = new Position("test.conf", 1, 1);
    public static final long SECOND = 1_000_000_000L;

    private static final VrrpAuthentication SECRET =
            VrrpAuthentication.of(VrrpAuthentication.Type.PASS, "7333637265740000");

    private String name = "VI_1";
    private int vrid = 51;
    private int priority = 100;
    private InitialState initialState = InitialState.BACKUP;
    private long advertNanos = SECOND;
    private Preemption preemption = Preemption.IMMEDIATE;
    private AdvertHandling handling = AdvertHandling.DEFAULT;
    private GarpSettings garp = GarpSettings.DEFAULT;
    private boolean primary = true;
    private Position position = HERE;
    private VrrpAuthentication authentication = SECRET;
    private final List<VirtualAddress> advertised = new ArrayList<>();
    private final List<VirtualAddress> excluded = new ArrayList<>();
    private final List<Tracked> interfaces = new ArrayList<>();
    private final List<Tracked> scripts = new ArrayList<>();

    public static Fixtures instance(int priority) {
        Fixtures fixtures = new Fixtures();
        fixtures.priority = priority;
        if (priority == InstanceSettings.OWNER_PRIORITY) {
            fixtures.initialState = InitialState.MASTER;
        }
        return fixtures;
    }

    public Fixtures named(String newName) {
        name = newName;
        return this;
    }

    public Fixtures vrid(int newVrid) {
        vrid = newVrid;
        return this;
    }

    public Fixtures advertNanos(long nanos) {
        advertNanos = nanos;
        return this;
    }

    public Fixtures preemption(boolean preempt, long delayNanos) {
        preemption = new Preemption(preempt, delayNanos, 0);
        return this;
    }

    public Fixtures handling(AdvertHandling newHandling) {
        handling = newHandling;
        return this;
    }

    public Fixtures garp(GarpSettings newGarp) {
        garp = newGarp;
        return this;
    }

    public Fixtures initialState(InitialState newState) {
        initialState = newState;
        return this;
    }

    public Fixtures withoutAuthentication() {
        authentication = VrrpAuthentication.NONE;
        return this;
    }

    public Fixtures vip(String address) {
        advertised.add(virtualAddress(address, "eth0"));
        return this;
    }

    public Fixtures vip(String address, String interfaceName) {
        advertised.add(virtualAddress(address, interfaceName));
        return this;
    }

    public Fixtures excluded(String address) {
        excluded.add(virtualAddress(address, "eth0"));
        return this;
    }

    public Fixtures trackInterface(String interfaceName, int weight, boolean reverse) {
        interfaces.add(new Tracked(interfaceName, new Weight(weight, reverse), HERE));
        return this;
    }

    public Fixtures trackScript(String script, int weight) {
        return trackScript(script, weight, false);
    }

    public Fixtures trackScript(String script, int weight, boolean reverse) {
        scripts.add(new Tracked(script, new Weight(weight, reverse), position));
        return this;
    }

    public Fixtures dontTrackPrimary() {
        primary = false;
        return this;
    }

    public Fixtures writtenOnLine(int line) {
        position = new Position("test.conf", line, 1);
        return this;
    }

    public VrrpInstance build() {
        if (advertised.isEmpty() && excluded.isEmpty()) {
            vip("192.0.2.100");
        }
        return new VrrpInstance(
                name,
                new Origins(position, Map.of()),
                VirtualRouter.multicast(vrid, "eth0", address("224.0.0.18"), authentication),
                new ElectionSettings(initialState, priority, advertNanos, 3, preemption, handling),
                VrrpAddresses.of(advertised, excluded, garp),
                VrrpRelations.of(VrrpTracking.of(primary, interfaces, scripts)));
    }

    public InstanceSettings settings() {
        return InstanceSettings.of(build(), InstanceSettings.DEFAULT_MTU);
    }

    public Election election() {
        return new Election(settings());
    }

    public static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** eth0 is up and has this address. */
    public static Conditions healthy(String source) {
        return new Conditions(Set.of("eth0"), address(source), Map.of());
    }

    private VirtualAddress virtualAddress(String text, String interfaceName) {
        return new VirtualAddress(address(text), 32, interfaceName, 0, AddressOptions.NONE, position);
    }
}
