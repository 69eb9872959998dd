package io.vipward.parser.show;

import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.source.SourceBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code vrrp_instance}. */
final class VrrpInstanceText {
    private static final int MOST_WEIGHT = 253;

    private VrrpInstanceText() {}

    static void write(TextWriter out, VrrpInstance instance) {
        out.open("vrrp_instance", instance.name());
        router(out, instance.router());
        election(out, instance.election());
        garp(out, instance.addresses().garp());
        out.flag("no_virtual_ipaddress", instance.addresses().advertised().isEmpty());
        VirtualAddressText.block(out, "virtual_ipaddress", instance.addresses().advertised());
        VirtualAddressText.block(
                out, "virtual_ipaddress_excluded", instance.addresses().excluded());
        tracking(out, instance.tracking());
        out.close();
    }

    private static void router(TextWriter out, VirtualRouter router) {
        out.line("version", router.version());
        out.line("virtual_router_id", router.vrid());
        out.line("interface", router.interfaceName());
        out.optional("mcast_src_ip", router.sourceAddress());
        out.line("mcast_dst_ip", router.multicastGroup());
        if (router.authentication().type() == VrrpAuthentication.Type.PASS) {
            out.open("authentication");
            out.line("auth_type", "PASS");
            out.secret("auth_pass", password(router.authentication().password()));
            out.close();
        }
    }

    /** Without the zeros that pad it. */
    private static String password(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return SourceBytes.decode(Arrays.copyOf(bytes, length));
    }

    private static void election(TextWriter out, ElectionSettings election) {
        out.line("state", election.initialState());
        out.line("priority", election.priority());
        out.seconds("advert_int", election.advertNanos());
        out.line("down_timer_adverts", election.downTimerAdverts());
        out.line(election.preemption().preempt() ? "preempt" : "nopreempt");
        out.seconds("preempt_delay", election.preemption().delayNanos());
        AdvertHandling adverts = election.adverts();
        out.bool("lower_prio_no_advert", adverts.lowerPriorityNoAdvert());
        out.bool("higher_prio_send_advert", adverts.higherPrioritySendAdvert());
        // Written off it would still be on for keepalived.
        out.flag("skip_check_adv_addr", adverts.skipCheckAddresses());
    }

    private static void garp(TextWriter out, GarpSettings garp) {
        out.seconds("garp_master_delay", garp.masterDelayNanos());
        out.line("garp_master_repeat", garp.masterRepeat());
        out.seconds("garp_master_refresh", garp.masterRefreshNanos());
        out.line("garp_master_refresh_repeat", garp.masterRefreshRepeat());
        out.seconds("garp_lower_prio_delay", garp.lowerPriorityDelayNanos());
        out.line("garp_lower_prio_repeat", garp.lowerPriorityRepeat());
    }

    private static void tracking(TextWriter out, VrrpTracking tracking) {
        out.flag("dont_track_primary", !tracking.primary());
        tracked(out, "track_interface", tracking.interfaces(), List.of());
        tracked(out, "track_script", tracking.scripts(), List.of("noreverse"));
    }

    /**
     * What is tracked, each with its weight.
     *
     * @param notReversed what says that the weight is not reversed, where the block has a word for it
     */
    private static void tracked(TextWriter out, String block, List<Tracked> all, List<String> notReversed) {
        if (all.isEmpty()) {
            return;
        }
        out.open(block);
        for (Tracked tracked : all) {
            List<Object> words = new ArrayList<>(List.of(tracked.name()));
            // A greater weight can only be the tracker's own, which it is used with all the same.
            if (Math.abs(tracked.weight().value()) <= MOST_WEIGHT) {
                words.addAll(List.of("weight", tracked.weight().value()));
                words.addAll(tracked.weight().reverse() ? List.of("reverse") : notReversed);
            }
            out.entry(words);
        }
        out.close();
    }
}
