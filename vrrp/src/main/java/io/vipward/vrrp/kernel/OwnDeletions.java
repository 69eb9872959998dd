package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.KernelChange;
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

    /** A change is about to be made; only those that delete an address matter. */
    void expect(KernelChange change) {
        if (change instanceof AddressChange.Delete delete) {
            expected.merge(Key.of(delete.address()), 1, Integer::sum);
        }
    }

    /** The kernel refused a change that was expected. */
    void didNotHappen(KernelChange change) {
        if (change instanceof AddressChange.Delete delete) {
            settle(delete.address());
        }
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
