package io.vipward.netlink.nftables;

import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * What VRRP wants of the packet filter: addresses that are not to be accepted are blocked while this machine holds them, and
 * interfaces with a virtual MAC address send nothing on their own account. Tables come into being when something needs them.
 * Each method says what to ask of the kernel, all of it in one transaction, and how things stand if that succeeds. Immutable,
 * any thread.
 */
public final class VrrpFirewall {
    private final FirewallOptions options;
    private final FirewallFamily ipv4;
    private final FirewallFamily ipv6;

    private VrrpFirewall(FirewallOptions options, FirewallFamily ipv4, FirewallFamily ipv6) {
        this.options = options;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** Nothing is blocked, and there are no tables of that name. */
    public static VrrpFirewall none(FirewallOptions options) {
        return new VrrpFirewall(
                options,
                FirewallFamily.none(new FirewallTable(options, false)),
                FirewallFamily.none(new FirewallTable(options, true)));
    }

    /** The tables that are there, or will be. */
    public List<NftTable> tables() {
        return List.of(ipv4.table(), ipv6.table());
    }

    /** Blocks addresses, before they are added. One that two ask for stays blocked until both have changed their minds. */
    public Step block(List<BlockedAddress> addresses) {
        return step(ipv4.block(ofFamily(addresses, false)), ipv6.block(ofFamily(addresses, true)));
    }

    /** Blocks addresses no longer, once they are removed. Addresses that are not blocked do not matter. */
    public Step unblock(List<BlockedAddress> addresses) {
        return step(ipv4.unblock(ofFamily(addresses, false)), ipv6.unblock(ofFamily(addresses, true)));
    }

    /** Silences an interface. */
    public Step add(VmacLink vmac) {
        return vmac.ipv6()
                ? step(FirewallFamily.Step.unchanged(ipv4), ipv6.add(vmac))
                : step(ipv4.add(vmac), FirewallFamily.Step.unchanged(ipv6));
    }

    /** Forgets an interface; one that is not known does not matter. */
    public Step remove(VmacLink vmac) {
        return vmac.ipv6()
                ? step(FirewallFamily.Step.unchanged(ipv4), ipv6.remove(vmac))
                : step(ipv4.remove(vmac), FirewallFamily.Step.unchanged(ipv6));
    }

    /**
     * Makes everything anew, whatever tables of that name there are: at start, because an earlier run may have ended without
     * cleaning up, and after a transaction of which nobody knows how it ended.
     */
    public Step rebuild() {
        return step(ipv4.rebuild(), ipv6.rebuild());
    }

    /** Deletes the tables. */
    public Step close() {
        return step(ipv4.close(), ipv6.close());
    }

    private Step step(FirewallFamily.Step four, FirewallFamily.Step six) {
        List<Request> requests = new ArrayList<>(four.structure());
        requests.addAll(six.structure());
        requests.addAll(four.elements());
        requests.addAll(six.elements());
        return new Step(new VrrpFirewall(options, four.next(), six.next()), requests);
    }

    private static List<BlockedAddress> ofFamily(List<BlockedAddress> addresses, boolean ipv6) {
        return addresses.stream().filter(address -> address.ipv6() == ipv6).toList();
    }

    /**
     * What to do.
     *
     * @param next how things stand if the transaction succeeds, or if there is nothing to ask for
     * @param requests one transaction, empty if there is nothing to ask for
     */
    public record Step(VrrpFirewall next, List<Request> requests) {
        public Step {
            requests = List.copyOf(requests);
        }
    }
}
