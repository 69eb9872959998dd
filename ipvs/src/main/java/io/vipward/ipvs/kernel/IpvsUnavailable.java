package io.vipward.ipvs.kernel;

import io.vipward.netlink.linux.Errno;

/**
 * IPVS cannot be used.
 *
 * @param errno ENOENT: the kernel has no IPVS and could not load it; EPERM: no CAP_NET_ADMIN in the initial user namespace
 * @param text one sentence for people
 */
public record IpvsUnavailable(Errno errno, String text) implements DumpResult, ApplyResult, FlushResult {
    static IpvsUnavailable whenResolving(Errno errno) {
        return of(errno, errno == Errno.ENOENT ? "this kernel has no IPVS" : "IPVS cannot be found");
    }

    static IpvsUnavailable whenListing(Errno errno) {
        return of(
                errno,
                errno == Errno.EPERM
                        ? "IPVS needs CAP_NET_ADMIN in the initial user namespace"
                        : "the IPVS table cannot be listed");
    }

    private static IpvsUnavailable of(Errno errno, String what) {
        return new IpvsUnavailable(errno, what + ": " + errno.text() + " (" + errno + ")");
    }
}
