package io.vipward.parser.dump;

import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.NotifyEvent;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import java.net.Inet6Address;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What keepalived's dump would say about an instance or a group of ours: the fields that come from the configuration. */
final class InstanceFields {
    private static final long NANOS = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int OWNER = 255;
    private static final Map<Integer, String> SCOPES =
            Map.of(0, "global", 200, "site", 253, "link", 254, "host", 255, "nowhere");
    private static final List<String> AUTHENTICATION = List.of("none", "SIMPLE_PASSWORD", "IPSEC_AH");

    private final Map<String, String> fields = new TreeMap<>();

    private InstanceFields() {}

    static Map<String, String> of(VrrpInstance instance) {
        InstanceFields fields = new InstanceFields();
        fields.router(instance.router());
        fields.election(instance.election(), instance.router().version());
        fields.garp(instance.addresses().garp());
        fields.put("Sync group", instance.relations().syncGroup());
        fields.put("Accept", enabled(instance.addresses().handling().accept()));
        fields.put(
                "Promote_secondaries", enabled(instance.addresses().handling().promoteSecondaries()));
        fields.list("Virtual IP", instance.addresses().advertised(), InstanceFields::address);
        fields.list("Virtual IP Excluded", instance.addresses().excluded(), InstanceFields::address);
        fields.flag("VRRP interface tracking disabled", !instance.tracking().primary());
        fields.tracking(instance.tracking());
        fields.notification(instance.notification());
        fields.put("Notify deleted", instance.notification().deletedAsSuch() ? "Deleted" : "Fault");
        fields.put("Notify priority changes", instance.notification().priorityChanges());
        return fields.fields;
    }

    static Map<String, String> of(VrrpSyncGroup group) {
        InstanceFields fields = new InstanceFields();
        fields.list("VRRP member instances", group.members(), member -> member);
        fields.flag("sync group tracking weight set", group.trackingWeights());
        fields.tracking(group.tracking());
        fields.notification(group.notification());
        if (group.notification().priorityChanges()) {
            fields.put("Notify priority changes", "yes");
        }
        return fields.fields;
    }

    private void put(String field, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
    }

    private void flag(String field, boolean on) {
        if (on) {
            put(field, "");
        }
    }

    private <T> void list(String field, List<T> values, Function<T, String> text) {
        if (!values.isEmpty()) {
            put(field, values.stream().map(text).collect(Collectors.joining(" | ")));
        }
    }

    private static String enabled(boolean on) {
        return on ? "enabled" : "disabled";
    }

    private void router(VirtualRouter router) {
        put("VRRP Version", router.version());
        put("Virtual Router ID", router.vrid());
        flag("Using Native IPv6", router.protocol().family() == Family.IPV6);
        flag("Enforcing strict VRRP compliance", router.protocol().strict());
        if (router.link().virtual() == null && !router.interfaceName().isEmpty()) {
            put("Interface", router.interfaceName());
        }
        if (router.link().virtual() instanceof Vmac vmac) {
            put("xmit_base", vmac.transmitFromBase());
        }
        // An ipvlan's own address is what adverts are sent from.
        if (router.sourceAddress() == null
                && router.link().virtual() instanceof Ipvlan ipvlan
                && ipvlan.address() != null) {
            put("Using src_ip", DumpText.canonical(ipvlan.address().getHostAddress()));
        }
        if (router.sourceAddress() != null) {
            put("Using src_ip", DumpText.canonical(router.sourceAddress().getHostAddress()));
        }
        if (router.version() == 3 && router.protocol().family() == Family.IPV4) {
            put(
                    "VRRPv3 uses VRRPv2 checksum",
                    enabled(router.protocol().checksum().asVersion2()));
        }
        Unicast unicast = router.transport().unicast();
        if (unicast == null) {
            put("Multicast address", DumpText.canonical(router.multicastGroup().getHostAddress()));
        } else {
            put("Unicast TTL", unicast.ttl());
            put("Check unicast src", unicast.checkSource() ? "yes" : "no");
            list("Unicast Peer", unicast.peers(), InstanceFields::peer);
        }
        if (router.version() == 2) {
            put(
                    "Authentication type",
                    AUTHENTICATION.get(router.authentication().type().code()));
        }
        AuthHmac hmac = router.authentication().hmac();
        if (hmac != null) {
            put("Keys", hmac.keys().size() + ", active key id = " + hmac.activeKey());
            put("Mode", hmac.mode().word());
            String antiReplay = hmac.antiReplay().name().toLowerCase(Locale.ROOT);
            put("Anti replay", antiReplay + ", window = " + hmac.windowSeconds() + " sec");
        }
    }

    private static String peer(Unicast.Peer peer) {
        return DumpText.canonical(peer.address().getHostAddress()) + " min_ttl " + peer.minTtl() + " max_ttl "
                + peer.maxTtl();
    }

    private void election(ElectionSettings election, int version) {
        put("Priority", election.priority());
        put(
                "Advert interval",
                version == 2 ? election.advertNanos() / NANOS + " sec" : election.advertNanos() / MILLI + " milli-sec");
        put("Down timer adverts", election.downTimerAdverts());
        put("Preempt", enabled(election.preemption().preempt()));
        if (election.preemption().delayNanos() > 0) {
            put("Preempt delay", election.preemption().delayNanos() / NANOS + " secs");
        }
        if (!election.preemption().preempt()) {
            put("Highest other priority", election.preemption().yieldsAfterStall());
        }
        put(
                "Send advert after receive lower priority advert",
                !election.adverts().lowerPriorityNoAdvert());
        put(
                "Send advert after receive higher priority advert",
                election.adverts().higherPrioritySendAdvert());
        flag("Skip checking advert IP addresses", election.adverts().skipCheckAddresses());
        if (election.priority() == OWNER) {
            put("Address owner ignores received adverts", election.adverts().ownerIgnoresAdverts());
        }
    }

    private void garp(GarpSettings garp) {
        put("Gratuitous ARP delay", garp.masterDelayNanos() / NANOS);
        put("Gratuitous ARP repeat", garp.masterRepeat());
        put("Gratuitous ARP refresh", garp.masterRefreshNanos() / NANOS);
        put("Gratuitous ARP refresh repeat", garp.masterRefreshRepeat());
        put("Gratuitous ARP lower priority delay", garp.lowerPriorityDelayNanos() / NANOS);
        put("Gratuitous ARP lower priority repeat", garp.lowerPriorityRepeat());
    }

    private void tracking(VrrpTracking tracking) {
        list("Tracked interfaces", tracking.interfaces(), InstanceFields::tracked);
        list("Tracked scripts", tracking.scripts(), InstanceFields::tracked);
        list("Tracked files", tracking.files(), InstanceFields::tracked);
        list("Tracked processes", tracking.processes(), InstanceFields::tracked);
        list("Tracked BFDs", tracking.bfdSessions(), InstanceFields::tracked);
    }

    private static String tracked(Tracked tracked) {
        return tracked.name() + " weight " + tracked.weight().value()
                + (tracked.weight().reverse() ? " reverse" : "");
    }

    private void notification(VrrpNotification notification) {
        put("Using smtp notification", notification.smtpAlert() ? "yes" : "no");
        for (VrrpNotification.Script script : notification.scripts()) {
            put(
                    title(script.event()),
                    script.command().arguments().stream()
                            .map(argument -> "'" + argument + "'")
                            .collect(Collectors.joining(" ")));
        }
    }

    private static String title(NotifyEvent event) {
        String which = event == NotifyEvent.ANY
                ? "Generic"
                : event.name().charAt(0) + event.name().substring(1).toLowerCase(Locale.ROOT);
        return which + " state transition script";
    }

    static String address(VirtualAddress address) {
        boolean v6 = address.address() instanceof Inet6Address;
        StringBuilder text =
                new StringBuilder(DumpText.canonical(address.address().getHostAddress()));
        if (address.prefixLength() != (v6 ? 128 : 32)) {
            text.append('/').append(address.prefixLength());
        }
        if (address.options().broadcast() != null) {
            text.append(" brd ").append(address.options().broadcast().getHostAddress());
        }
        text.append(" dev ").append(address.interfaceName());
        text.append(" scope ").append(SCOPES.getOrDefault(address.scope(), String.valueOf(address.scope())));
        if (address.options().label() != null) {
            text.append(" label ").append(address.options().label());
        }
        address.options().flags().stream()
                .filter(flag -> flag != AddressFlag.USE_VMAC)
                .forEach(flag -> text.append(' ').append(flag.word()));
        if (v6) {
            long preferred = address.options().preferredSeconds();
            boolean forever = preferred == VirtualAddress.AddressOptions.FOREVER;
            text.append(preferred == 0 ? " deprecated" : " preferred_lft " + (forever ? "forever" : preferred));
        }
        return text.toString();
    }
}
