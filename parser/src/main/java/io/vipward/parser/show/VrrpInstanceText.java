package io.vipward.parser.show;

import io.vipward.parser.model.AddressHandling;
import io.vipward.parser.model.AddressHandling.ExtraGarp;
import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpInstance;

/** {@code vrrp_instance}. */
final class VrrpInstanceText {
    private VrrpInstanceText() {}

    static void write(TextWriter out, VrrpInstance instance) {
        out.open("vrrp_instance", instance.name());
        VirtualRouterText.write(out, instance.router());
        election(out, instance.election());
        addresses(out, instance.addresses());
        VrrpTrackingText.write(out, instance.tracking());
        VrrpNotificationText.write(out, instance.notification());
        out.close();
    }

    private static void addresses(TextWriter out, VrrpAddresses addresses) {
        garp(out, addresses.garp());
        AddressHandling handling = addresses.handling();
        out.line(handling.accept() ? "accept" : "no_accept");
        out.flag("promote_secondaries", handling.promoteSecondaries());
        ExtraGarp extra = handling.extraGarp();
        if (extra.allInterfaces()) {
            out.line("garp_extra_if", "all", extra.intervalSeconds());
        } else {
            out.line("garp_extra_if", extra.intervalSeconds());
        }
        out.flag("no_virtual_ipaddress", addresses.advertised().isEmpty());
        VirtualAddressText.block(out, "virtual_ipaddress", addresses.advertised());
        VirtualAddressText.block(out, "virtual_ipaddress_excluded", addresses.excluded());
        RouteText.write(out, "virtual_routes", addresses.routes().routes());
        RuleText.write(out, "virtual_rules", addresses.routes().rules());
    }

    private static void election(TextWriter out, ElectionSettings election) {
        out.line("state", election.initialState());
        out.line("priority", election.priority());
        out.seconds("advert_int", election.advertNanos());
        out.line("down_timer_adverts", election.downTimerAdverts());
        out.line(election.preemption().preempt() ? "preempt" : "nopreempt");
        out.seconds("preempt_delay", election.preemption().delayNanos());
        if (election.preemption().yieldsAfterStall() > 0) {
            out.line("timer_expired_backup", election.preemption().yieldsAfterStall());
        }
        AdvertHandling adverts = election.adverts();
        out.bool("lower_prio_no_advert", adverts.lowerPriorityNoAdvert());
        out.bool("higher_prio_send_advert", adverts.higherPrioritySendAdvert());
        // Written off it would still be on for keepalived.
        out.flag("skip_check_adv_addr", adverts.skipCheckAddresses());
        out.flag("owner_ignore_adverts", adverts.ownerIgnoresAdverts());
    }

    private static void garp(TextWriter out, GarpSettings garp) {
        out.seconds("garp_master_delay", garp.masterDelayNanos());
        out.line("garp_master_repeat", garp.masterRepeat());
        out.seconds("garp_master_refresh", garp.masterRefreshNanos());
        out.line("garp_master_refresh_repeat", garp.masterRefreshRepeat());
        out.seconds("garp_lower_prio_delay", garp.lowerPriorityDelayNanos());
        out.line("garp_lower_prio_repeat", garp.lowerPriorityRepeat());
    }
}
