package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.IpRouteCodec.Rta;
import io.vipward.netlink.wire.AttributeReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The attributes of a next hop: of a route's only one, or of one in a multipath list. For one thread. */
final class NextHopAttributes {
    private final int addressBytes;
    private @Nullable InetAddress gateway;
    private int linkIndex;
    private @Nullable Realms realms;
    private int encapsulationType;
    private @Nullable Encapsulation encapsulation;
    private @Nullable AttributeReader content;
    private @Nullable ByteBuffer contentBytes;

    NextHopAttributes(int addressBytes) {
        this.addressBytes = addressBytes;
    }

    void take(AttributeReader attribute) {
        switch (attribute.type()) {
            case Rta.GATEWAY -> gateway = attribute.address(addressBytes);
            case Rta.VIA -> gateway = via(attribute);
            case Rta.OIF -> linkIndex = attribute.i32();
            case Rta.FLOW -> realms = Realms.decoded(attribute.u32());
            case Rta.ENCAP_TYPE -> encapsulationType = attribute.u16();
            case Rta.ENCAP -> {
                content = attribute.nested();
                contentBytes = attribute.payload();
            }
            default -> {}
        }
        if (encapsulationType != 0 && content != null && contentBytes != null && encapsulation == null) {
            encapsulation = EncapsulationCodec.read(encapsulationType, content, contentBytes);
        }
    }

    /** True if there is a next hop at all. */
    boolean present() {
        return gateway != null || linkIndex != 0 || encapsulation != null;
    }

    NextHopAttributes on(int newLinkIndex) {
        linkIndex = newLinkIndex;
        return this;
    }

    @Nullable
    Realms realms() {
        return realms;
    }

    NextHop nextHop(int flags, int weight, @Nullable Realms ofHop) {
        return new NextHop(gateway, linkIndex, weight, flags, ofHop, encapsulation);
    }

    /** struct rtvia: u16 family, address. */
    private static @Nullable InetAddress via(AttributeReader attribute) {
        byte[] bytes = attribute.bytes();
        int addressBytes = bytes.length - Short.BYTES;
        if (addressBytes != 4 && addressBytes != 16) {
            return null;
        }
        int family = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getShort();
        if ((family == SocketConstants.AF_INET) != (addressBytes == 4)) {
            return null;
        }
        byte[] address = new byte[addressBytes];
        System.arraycopy(bytes, Short.BYTES, address, 0, addressBytes);
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException notFourOrSixteenBytes) {
            return null;
        }
    }
}
