package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import io.vipward.vrrp.kernel.holdings.Translated.Unready;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A line of {@code static_ipaddress}. */
record StaticAddress(VirtualAddress written) implements StaticItem {
    @Override
    public boolean tracked() {
        return !written.options().flags().contains(AddressFlag.NO_TRACK);
    }

    @Override
    public Set<String> interfaces() {
        return Set.of(written.interfaceName());
    }

    @Override
    public Translated<? extends KernelChange> addition(LinkLookup links) {
        Link link = links.named(written.interfaceName());
        return link == null
                ? Unready.missing(written.interfaceName())
                : new Ready<>(new AddressChange.Add(AddressTranslation.of(written, link.index())));
    }

    @Override
    public Translated<? extends KernelChange> deletion(LinkLookup links) {
        Link link = links.named(written.interfaceName());
        return link == null
                ? Unready.missing(written.interfaceName())
                : new Ready<>(new AddressChange.Delete(AddressTranslation.of(written, link.index())));
    }

    /** Whether the kernel's address is this. */
    boolean is(InterfaceAddress kernel, LinkLookup links) {
        Link link = links.named(written.interfaceName());
        return link != null && AddressTranslation.of(written, link.index()).sameAs(kernel);
    }

    @Override
    public Object place() {
        return written.address();
    }

    @Override
    public StaticItem effect() {
        AddressOptions options = written.options();
        List<AddressFlag> flags = new ArrayList<>(options.flags());
        flags.remove(AddressFlag.NO_TRACK);
        return new StaticAddress(new VirtualAddress(
                written.address(),
                written.prefixLength(),
                written.interfaceName(),
                written.scope(),
                new AddressOptions(
                        options.label(), options.broadcast(), options.peer(), options.preferredSeconds(), flags, null),
                ANYWHERE));
    }

    @Override
    public Message restoring() {
        return Message.RESTORING_STATIC_ADDRESS;
    }

    @Override
    public String kind() {
        return "static address";
    }

    @Override
    public String text() {
        AddressOptions options = written.options();
        StringBuilder text = new StringBuilder(shortText());
        if (options.peer() != null) {
            text.append(" peer ").append(AddressText.of(options.peer().address()));
        }
        text.append(" dev ").append(written.interfaceName());
        if (options.label() != null) {
            text.append(" label ").append(options.label());
        }
        if (options.trackGroup() != null) {
            text.append(" track_group ").append(options.trackGroup());
        }
        return text.toString();
    }

    /** Without its interface and its options. */
    String shortText() {
        return RouteWords.prefix(new IpPrefix(written.address(), written.prefixLength()));
    }
}
