package io.vipward.vrrp.kernel.vmac;

import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.AdvertTransport;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.IpvlanMode;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpLink;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance with a virtual interface, changed as a test needs it: VRID 51 on eth0, 192.0.2.100 unless said otherwise. */
final class Configured {
    private final String name;
    private boolean ipv6;
    private int vrid = 51;
    private String base = "eth0";
    private @Nullable VirtualInterface virtual = new Vmac(null, null, null, false, false, false);
    private @Nullable String source;
    private final List<VirtualAddress> addresses = new ArrayList<>();
    private final List<VirtualAddress> excluded = new ArrayList<>();

    private Configured(String name) {
        this.name = name;
    }

    static Configured instance(String name) {
        return new Configured(name);
    }

    static RouterSettings settings(Configured... instances) {
        return RouterSettings.of(
                List.of(instances).stream().map(Configured::build).toList(), List.of());
    }

    Configured ipv6() {
        ipv6 = true;
        return this;
    }

    Configured vrid(int newVrid) {
        vrid = newVrid;
        return this;
    }

    Configured on(String newBase) {
        base = newBase;
        return this;
    }

    Configured source(String address) {
        source = address;
        return this;
    }

    Configured vmac(@Nullable String newName, @Nullable String macHex) {
        virtual = new Vmac(newName, macHex, null, false, false, false);
        return this;
    }

    Configured virtual(@Nullable VirtualInterface other) {
        virtual = other;
        return this;
    }

    Configured ipvlan(@Nullable String newName) {
        virtual = new Ipvlan(newName, null, Fixtures.address("192.0.2.51"), 24, IpvlanMode.PRIVATE);
        return this;
    }

    Configured forAllAddresses() {
        virtual = new Vmac(null, null, null, false, false, true);
        return this;
    }

    Configured fromBase() {
        virtual = new Vmac(null, null, null, false, true, false);
        return this;
    }

    Configured vip(String address, String dev, AddressFlag... flags) {
        addresses.add(address(address, dev, flags));
        return this;
    }

    Configured excluded(String address, String dev, AddressFlag... flags) {
        excluded.add(address(address, dev, flags));
        return this;
    }

    VrrpInstance build() {
        if (addresses.isEmpty()) {
            vip(ipv6 ? "fe80::100" : "192.0.2.100", base);
        }
        Fixtures fixtures = Fixtures.instance(200).named(name).vrid(vrid);
        VrrpInstance instance = (ipv6 ? fixtures.version6() : fixtures).build();
        VirtualRouter router = instance.router();
        AdvertTransport transport = router.transport();
        VirtualRouter changed = new VirtualRouter(
                router.protocol(),
                vrid,
                new VrrpLink(base, virtual, null, false),
                new AdvertTransport(
                        source == null ? null : Fixtures.address(source), false, transport.multicastGroup(), null, 0),
                router.authentication());
        return new VrrpInstance(
                name,
                instance.origins(),
                changed,
                instance.election(),
                instance.addresses().with(addresses, excluded),
                instance.relations());
    }

    private static VirtualAddress address(String text, String dev, AddressFlag... flags) {
        AddressOptions options = new AddressOptions(null, null, null, AddressOptions.FOREVER, List.of(flags), null);
        return new VirtualAddress(Fixtures.address(text), text.contains(":") ? 64 : 24, dev, 0, options, Fixtures.HERE);
    }
}
