package io.vipward.parser.model;

/** A {@code vrrp_instance} block, completed: defaults from {@code global_defs} filled in, conflicts resolved. */
public record VrrpInstance(
        String name,
        Origins origins,
        VirtualRouter router,
        ElectionSettings election,
        VrrpAddresses addresses,
        VrrpTracking tracking) {}
