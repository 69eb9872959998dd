package io.vipward.vrrp.core;

import io.vipward.parser.model.AddressHandling;
import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.AdvertTransport;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.Preemption;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptVerdict;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpLink;
import io.vipward.parser.model.VrrpProtocol;
import io.vipward.parser.model.VrrpProtocol.Checksum;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.model.VrrpRelations;
import io.vipward.parser.model.VrrpRoutes;
import io.vipward.parser.model.VrrpScript;
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
import org.jspecify.annotations.Nullable;

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
    private VrrpProtocol protocol = VrrpProtocol.V2;
    private String interfaceName = "eth0";
    private String group = "224.0.0.18";
    private @Nullable Unicast unicast;
    private AddressHandling addressHandling = AddressHandling.DEFAULT;
    private VrrpRoutes routes = VrrpRoutes.NONE;
    private @Nullable VrrpTracking tracking;
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

    /** On another interface than eth0. */
    public Fixtures on(String newInterface) {
        interfaceName = newInterface;
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

    /** VRRPv3 without authentication. */
    public Fixtures version3() {
        protocol = new VrrpProtocol(3, Family.IPV4, false, Checksum.DEFAULT);
        authentication = VrrpAuthentication.NONE;
        return this;
    }

    /** VRRPv3 over IPv6. */
    public Fixtures version6() {
        protocol = new VrrpProtocol(3, Family.IPV6, false, Checksum.DEFAULT);
        authentication = VrrpAuthentication.NONE;
        group = "ff02::12";
        return this;
    }

    public Fixtures checksum(Checksum checksum) {
        protocol = new VrrpProtocol(protocol.version(), protocol.family(), false, checksum);
        return this;
    }

    public Fixtures authentication(VrrpAuthentication other) {
        authentication = other;
        return this;
    }

    public Fixtures unicast(Unicast newUnicast) {
        unicast = newUnicast;
        return this;
    }

    public Fixtures yieldsAfterStall(int highestOther) {
        preemption = new Preemption(false, 0, highestOther);
        return this;
    }

    public Fixtures accept(boolean accepts) {
        addressHandling = new AddressHandling(accepts, false, AddressHandling.ExtraGarp.NONE);
        return this;
    }

    public Fixtures routes(VrrpRoutes newRoutes) {
        routes = newRoutes;
        return this;
    }

    public Fixtures track(VrrpTracking newTracking) {
        tracking = newTracking;
        return this;
    }

    public VrrpInstance build() {
        if (advertised.isEmpty() && excluded.isEmpty()) {
            vip(protocol.family() == Family.IPV6 ? "fe80::100" : "192.0.2.100");
        }
        return new VrrpInstance(
                name,
                new Origins(position, Map.of()),
                new VirtualRouter(
                        protocol,
                        vrid,
                        VrrpLink.to(interfaceName),
                        new AdvertTransport(null, false, address(group), unicast, 0),
                        authentication),
                new ElectionSettings(initialState, priority, advertNanos, 3, preemption, handling),
                new VrrpAddresses(advertised, excluded, garp, addressHandling, routes),
                VrrpRelations.of(tracking != null ? tracking : VrrpTracking.of(primary, interfaces, scripts)));
    }

    public InstanceSettings settings() {
        return InstanceSettings.of(build(), TrackedObjects.of(VrrpTracking.NONE), InstanceSettings.DEFAULT_MTU);
    }

    public Election election() {
        return new Election(settings());
    }

    /** Run every second; one success or failure decides. */
    public static VrrpScript script(String name) {
        return new VrrpScript(
                name,
                new Origins(HERE, Map.of()),
                new ScriptCommand(List.of("/bin/true"), null, null, HERE),
                SECOND,
                SECOND,
                new ScriptVerdict(1, 1, Weight.FAULT, false));
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
        return Conditions.of(World.EMPTY.withInterfaces(Set.of("eth0")), address(source));
    }

    private VirtualAddress virtualAddress(String text, String interfaceName) {
        return new VirtualAddress(address(text), 32, interfaceName, 0, AddressOptions.NONE, position);
    }
}
