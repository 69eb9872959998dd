package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualAddress.Peer;
import java.net.InetAddress;

/**
 * An address that a master holds. Unlike {@link VirtualAddress} it does not know where it was written, so that a reload
 * with only moved lines changes nothing.
 *
 * @param scope rtnetlink's number, 0 for global
 */
public record VirtualIp(
        InetAddress address, int prefixLength, String interfaceName, int scope, AddressOptions options) {
    static VirtualIp of(VirtualAddress written) {
        return new VirtualIp(
                written.address(), written.prefixLength(), written.interfaceName(), written.scope(), written.options());
    }

    /** Whether the kernel would call both the same address. */
    public boolean samePlace(InetAddress otherAddress, int otherPrefixLength, String otherInterface) {
        return address.equals(otherAddress)
                && kernelPrefixLength() == otherPrefixLength
                && interfaceName.equals(otherInterface);
    }

    /** The prefix length that the kernel knows it by: the peer's if there is one. */
    public int kernelPrefixLength() {
        Peer peer = options.peer();
        return peer == null ? prefixLength : peer.prefixLength();
    }

    /** Whether it matters when somebody else removes it. */
    boolean tracked() {
        return !options.flags().contains(AddressFlag.NO_TRACK);
    }

    /** As keepalived writes it in logs: without the prefix length. */
    public String text() {
        return AddressText.of(address);
    }
}
