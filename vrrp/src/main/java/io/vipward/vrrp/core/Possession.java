package io.vipward.vrrp.core;

/** How a master takes what only a master has, lets it go again, and tells the neighbours. */
final class Possession {
    private final InstanceSettings settings;

    Possession(InstanceSettings settings) {
        this.settings = settings;
    }

    /** Takes everything; the firewall first, so that nothing is accepted in between. */
    void take(Draft draft) {
        take(draft, settings.holdings());
    }

    void take(Draft draft, Holdings holdings) {
        VirtualIps addresses = holdings.addresses();
        if (!holdings.accept() && !addresses.isEmpty()) {
            draft.log(Message.SETTING_FIREWALL);
            draft.add(new Action.Block(addresses.all()));
        }
        addAddresses(draft, addresses);
        if (!holdings.routes().isEmpty()) {
            draft.log(Message.SETTING_ROUTES);
            draft.add(new Action.AddRoutes(holdings.routes()));
        }
        if (!holdings.rules().isEmpty()) {
            draft.log(Message.SETTING_RULES);
            draft.add(new Action.AddRules(holdings.rules()));
        }
    }

    /** Lets everything go, in the opposite order of taking it. */
    void release(Draft draft) {
        release(draft, settings.holdings());
    }

    void release(Draft draft, Holdings holdings) {
        release(draft, holdings, holdings.addresses());
    }

    /** Lets go what a reload has taken out of the configuration, address by address in the log. */
    void releaseUnconfigured(Draft draft, Holdings gone) {
        for (VirtualIp vip : gone.addresses().all()) {
            draft.log(Message.VIP_UNCONFIGURED, vip.text(), vip.prefixLength(), vip.interfaceName());
        }
        releaseRules(draft, gone);
        releaseAddresses(draft, gone.addresses());
        unblock(draft, gone, gone.addresses());
    }

    /** Lets go what is left; the firewall knows nothing of what was lost, and still drops all that is blocked. */
    void releaseRest(Draft draft, Holdings lost) {
        release(draft, settings.holdings().without(lost), settings.addresses());
    }

    private void release(Draft draft, Holdings holdings, VirtualIps blocked) {
        releaseRules(draft, holdings);
        VirtualIps addresses = holdings.addresses();
        logEach(draft, addresses, Message.REMOVING_VIPS, Message.REMOVING_EXCLUDED_VIPS);
        releaseAddresses(draft, addresses);
        unblock(draft, holdings, blocked);
    }

    private static void releaseRules(Draft draft, Holdings holdings) {
        if (!holdings.rules().isEmpty()) {
            draft.log(Message.REMOVING_RULES);
            draft.add(new Action.RemoveRules(holdings.rules()));
        }
        if (!holdings.routes().isEmpty()) {
            draft.log(Message.REMOVING_ROUTES);
            draft.add(new Action.RemoveRoutes(holdings.routes()));
        }
    }

    private static void releaseAddresses(Draft draft, VirtualIps addresses) {
        if (!addresses.isEmpty()) {
            draft.add(new Action.RemoveAddresses(addresses.all()));
        }
    }

    private static void unblock(Draft draft, Holdings holdings, VirtualIps blocked) {
        if (!holdings.accept() && !blocked.isEmpty()) {
            draft.log(Message.REMOVING_FIREWALL);
            draft.add(new Action.Unblock(blocked.all()));
        }
    }

    void announce(Draft draft, int rounds) {
        VirtualIps addresses = settings.addresses();
        if (rounds > 0 && !addresses.isEmpty()) {
            draft.add(new Action.AnnounceAddresses(addresses.all(), rounds));
        }
    }

    private static void addAddresses(Draft draft, VirtualIps addresses) {
        if (!addresses.isEmpty()) {
            logEach(draft, addresses, Message.SETTING_VIPS, Message.SETTING_EXCLUDED_VIPS);
            draft.add(new Action.AddAddresses(addresses.all()));
        }
    }

    private static void logEach(Draft draft, VirtualIps addresses, Message advertised, Message excluded) {
        if (!addresses.advertised().isEmpty()) {
            draft.log(advertised);
        }
        if (!addresses.excluded().isEmpty()) {
            draft.log(excluded);
        }
    }
}
