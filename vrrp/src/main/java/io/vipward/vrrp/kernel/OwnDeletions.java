package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.InterfaceAddress;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Addresses that we have removed and whose notification has not come yet, so that a late one is not taken for somebody
 * else's doing after the address has been added again.
 */
final class OwnDeletions {
    private final Map<Key, Integer> expected = new HashMap<>();

    /** What makes an address the same for the kernel. */
    private record Key(int linkIndex, InetAddress address, int prefixLength) {
        static Key of(InterfaceAddress address) {
            return new Key(address.linkIndex(), address.address(), address.prefixLength());
        }
    }

    void expect(InterfaceAddress deleted) {
        expected.merge(Key.of(deleted), 1, Integer::sum);
    }

    /** Whether this notification is one of the expected ones, which it then no longer is. */
    boolean settle(InterfaceAddress gone) {
        Key key = Key.of(gone);
        Integer count = expected.get(key);
        if (count == null) {
            return false;
        }
        if (count == 1) {
            expected.remove(key);
        } else {
            expected.put(key, count - 1);
        }
        return true;
    }

    /** Notifications were lost, or the interface is gone: nothing is expected any more. */
    void forget() {
        expected.clear();
    }
}
