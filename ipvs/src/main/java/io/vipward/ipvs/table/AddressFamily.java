package io.vipward.ipvs.table;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** Address families that IPVS knows, with the numbers of linux/socket.h. */
public enum AddressFamily {
    INET(2, 4),
    INET6(10, 16);

    private final int number;
    private final int addressBytes;

    AddressFamily(int number, int addressBytes) {
        this.number = number;
        this.addressBytes = addressBytes;
    }

    public int number() {
        return number;
    }

    public int addressBytes() {
        return addressBytes;
    }

    /** 32 or 128: the prefix length that means one single host. */
    public int hostPrefix() {
        return addressBytes * 8;
    }

    public static AddressFamily of(InetAddress address) {
        return address instanceof Inet4Address ? INET : INET6;
    }

    public static Optional<AddressFamily> byNumber(int number) {
        for (AddressFamily family : values()) {
            if (family.number == number) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
