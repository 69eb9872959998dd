package io.vipward.netlink.route;

/** Something to be changed in the kernel; many of any kind go in one batch. Immutable, any thread. */
public sealed interface KernelChange permits AddressChange, IpRouteChange, IpRuleChange, LinkChange {}
