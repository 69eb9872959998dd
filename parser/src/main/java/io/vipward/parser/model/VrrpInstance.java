package io.vipward.parser.model;

/** A {@code vrrp_instance} block, completed: defaults from {@code global_defs} filled in, conflicts resolved. */
public record VrrpInstance(
        String name,
        Origins origins,
        VirtualRouter router,
        ElectionSettings election,
        VrrpAddresses addresses,
        VrrpRelations relations) {
    public VrrpTracking tracking() {
        return relations.tracking();
    }

    public VrrpNotification notification() {
        return relations.notification();
    }

    public VrrpInstance with(VirtualRouter other) {
        return new VrrpInstance(name, origins, other, election, addresses, relations);
    }

    public VrrpInstance with(VrrpAddresses others) {
        return new VrrpInstance(name, origins, router, election, others, relations);
    }

    public VrrpInstance with(VrrpRelations others) {
        return new VrrpInstance(name, origins, router, election, addresses, others);
    }

    public VrrpInstance with(VrrpTracking other) {
        return with(new VrrpRelations(relations.syncGroup(), other, relations.notification()));
    }
}
