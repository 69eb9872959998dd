package io.vipward.vrrp.core;

/**
 * The log texts that monitoring greps for, word for word as keepalived 2.4.3 writes them. The first {@code %s} of those
 * about an instance is its name.
 */
public enum Message {
    ENTERING_BACKUP_INIT("(%s) Entering BACKUP STATE (init)", false),
    ENTERING_BACKUP("(%s) Entering BACKUP STATE", false),
    ENTERING_MASTER("(%s) Entering MASTER STATE", false),
    ENTERING_FAULT("(%s) Entering FAULT STATE", false),
    STARTS_IN_FAULT("(%s) entering FAULT state", false),
    STARTS_WITH_INTERFACE_DOWN("(%s): entering FAULT state (interface %s down)", false),
    STARTS_WITH_SCRIPT_FAILED("(%s): entering FAULT state due to script %s", false),
    STARTS_WITHOUT_ADDRESS("(%s) entering FAULT state (no %s address for interface)", false),
    STARTS_WITHOUT_SOURCE("(%s): entering FAULT state (src address not configured)", false),
    STARTS_WITHOUT_QUORUM("(%s) entering FAULT state (tracked process %s quorum not achieved)", false),
    STARTS_WITH_FILE_AGAINST("(%s): entering FAULT state (tracked file %s has status %d)", false),
    FILE_FAULT("(%s): tracked file %s now FAULT state", true),
    FILE_LEAVES_FAULT("(%s): tracked file %s leaving FAULT state", true),
    PRIORITY_SET("(%s) Setting effective priority to %d", true),
    ADVERT_TIMEOUT("(%s) Receive advertisement timeout", true),
    SENT_PRIORITY_ZERO("(%s) sent 0 priority", true),
    SETTING_VIPS("(%s) setting VIPs.", true),
    REMOVING_VIPS("(%s) removing VIPs.", true),
    SETTING_EXCLUDED_VIPS("(%s) setting E-VIPs.", true),
    REMOVING_EXCLUDED_VIPS("(%s) removing E-VIPs.", true),
    VIP_UNCONFIGURED("(%s) ip address %s/%d dev %s, no longer exist", false),
    SETTING_ROUTES("(%s) setting Virtual Routes", true),
    REMOVING_ROUTES("(%s) removing Virtual Routes", true),
    SETTING_RULES("(%s) setting Virtual Rules", true),
    REMOVING_RULES("(%s) removing Virtual Rules", true),
    SETTING_FIREWALL("(%s) setting firewall drop rule", true),
    REMOVING_FIREWALL("(%s) removing firewall drop rule", true),
    BACKUP_HEARD_PRIORITY_ZERO("(%s) Backup received priority 0 advertisement", true),
    MASTER_HEARD_PRIORITY_ZERO("(%s) Master received priority 0 message", true),
    DISCARDING_LOWER("(%s) received lower priority (%d) advert from %s - discarding", false),
    LOWER_ANSWERED("(%s) Received advert from %s with lower priority %d, ours %d, forcing new election", false),
    LOWER_NOT_ANSWERED("(%s) Received advert from %s with lower priority %d, ours %d", false),
    HIGHER_HEARD("(%s) Master received advert from %s with higher priority %d, ours %d", false),
    HIGHER_ADDRESS_HEARD(
            "(%s) Master received advert from %s with same priority %d but higher IP address than ours", false),
    OWN_ADDRESS_HEARD("(%s) WARNING - equal priority advert received from remote host with our IP address.", false),
    PRIORITY_CHANGED("(%s) Changing effective priority from %d to %d", false),
    PREEMPT_DELAY_STARTED("(%s) start preempt delay (%d.%06d)", true),
    PREEMPT_DELAY_STOPPED("(%s) stop preempt delay", true),
    MASTER_SET("(%s) master set to %s", true),
    MASTER_CHANGED("(%s) master changed from %s to %s", true),
    INTERVAL_LEARNED("(%s) advertisement interval updated from %dms to %dms by master", true),
    INTERVAL_OWN_AGAIN("(%s) changing advert interval from %dms to locally configured %dms", true),
    BFD_CHANGED("VRRP_Instance(%s) Tracked BFD instance %s is %s", false),
    GROUP_SYNCING("VRRP_Group(%s) Syncing instances to %s state", false),
    VIP_REMOVED_BY_OTHERS("Netlink reflector reports IP %s removed from %s", true),
    TWO_OWNERS(
            "(%s) CONFIGURATION ERROR: local instance and %s are both configured as address owner, please resolve",
            false),
    OWNER_STEPS_DOWN("(%s) %s is still advertising as address owner, please resolve - reducing our priority", false),
    OTHER_OWNER_SILENT("(%s): rogue address owner appears to have stopped advertising", false),
    OWNER_RESTORED_BY_LOWER("(%s) Restoring our priority to 255 since received advert with lower priority", false),
    OWNER_RESTORED_BY_SILENCE("(%s) Restoring our priority to 255 since other address owner has disappeared", false),
    TOO_MANY_VIPS(
            "(%s) Number of VIPs (%d) exceeds maximum/space available in packet (max %d addresses)"
                    + " - excess moved to eVIPs",
            false),

    AH_WITHOUT_AH("(%s) Received AH header but auth type not AH from %s", false),
    NO_AH("(%s) No AH header but auth type is AH from %s", false),
    WRONG_LENGTH("(%s) vrrp packet from %s %s", false),
    WRONG_TTL("(%s) invalid TTL/HL from %s. Received %d and expect 255", false),
    WRONG_VERSION("(%s) wrong VRRP version from %s. Received %d and expect %d", false),
    EXTENSION_MISSING("(%s) missing authentication trailer from %s", false),
    EXTENSION_MALFORMED("(%s) malformed authentication trailer from %s", false),
    EXTENSION_STALE("(%s) stale authentication trailer from %s, clock skew %d sec exceeds window %d sec", false),
    EXTENSION_UNKNOWN_KEY("(%s) unknown authentication key id %d from %s", false),
    EXTENSION_INVALID_HMAC("(%s) invalid authentication HMAC from %s", false),
    EXTENSION_REPLAY("(%s) replayed authentication trailer from %s", false),
    EXTENSION_SKEW("(%s) authentication clock skew %d sec from %s approaching window %d sec", false),
    INVALID_AUTH_TYPE("(%s) Invalid auth type from %s: %d", false),
    OTHER_AUTH_TYPE("(%s) received a %d auth from %s, expecting %d!", false),
    WRONG_PASSWORD("(%s) received an invalid passwd from %s!", false),
    AH_INVALID("(%s) IPSEC-AH : invalid IPSEC HMAC-MD5 value. Due to fields mutation or bad password !", false),
    AH_WRONG_SPI("IPSEC AH : invalid IPSEC SPI value. %d and expect %d", false),
    AH_REPLAYED("(%s) IPSEC-AH : sequence number %d already processed. Packet dropped. Local(%d)", false),
    AH_SYNCHRONISING("(%s) IPSEC-AH : Syncing seq_num - Increment seq", false),
    OTHER_INTERVAL("(%s) advertisement interval mismatch with %s mine=%d sec rcv'd=%d sec", false),
    OTHER_CENTIS("(%s) advertisement interval mismatch ours = %d centi-sec rcv'd=%d centi-sec", false),
    ZERO_INTERVAL("(%s) advertisement interval 0 from %s - ignored", false),
    WRONG_TYPE("(%s) Invalid packet type from %s. %d and expect 1", false),
    WRONG_TOTAL_LENGTH("(%s) ip_tot_len mismatch against received length from %s. %d and received %d", false),
    WRONG_CHECKSUM("(%s) Invalid VRRPv%d checksum from %s", false),
    OLD_CHECKSUM("(%s) Setting unicast VRRPv3 checksum to old version", false),
    WRONG_CAST("(%s) Expected %scast packet but received %scast packet from %s", false),
    DISCARDING_CAST("(%s) discarding %sicast packet on %sicast instance", true),
    OWNER_IGNORES("(%s) Dropping packet(s) from %s since we are address owner", false),
    OTHER_ADDRESS_COUNT("(%s) expected %d VIPs but received %d", false),
    ADDRESS_MISSING("(%s) ip address associated with VRID %d not present in advert from %s: %s", false),
    NO_PEER("(%s) unicast source address %s not a unicast peer", false),
    TTL_OUT_OF_RANGE("(%s) TTL/HL %d from %s not in range [%d, %d]", false),
    UNKNOWN_VRID("Unknown VRID(%d) received on interface(%s). ignoring...", false),

    STALLED("(%s) was not run for %s s", false),
    STALLED_AS_MASTER("(%s) was not run for %s s: listens for other masters before it advertises again", false),
    STILL_MASTER("(%s) is still master after %s s without being run: announces its addresses again", false),
    THREAD_TIMER_EXPIRED("VRRP thread timer expired %d.%06d seconds ago", false),
    DELAYING_STARTUP("Delaying startup for %s seconds", false),
    DELAYED_START_COMPLETED("Delayed start completed", false),

    SCRIPT_RETURNS("Script `%s` now returning %d", false),
    SCRIPT_VERDICT("VRRP_Script(%s) %s", false),
    SCRIPT_KEPT_GOOD("VRRP_Script(%s) considered successful on reload", false),
    SCRIPT_KEPT_BAD("VRRP_Script(%s) considered unsuccessful on reload", false),
    INTERFACE_UP("Netlink reports %s up", false),
    INTERFACE_DOWN("Netlink reports %s down", false),
    INTERFACE_ADDED("Interface %s added", false),
    INTERFACE_DELETED("Interface %s deleted", false),
    VRID_CONFLICT("VRID conflict between %s and %s IPv%d vrid %d", false),
    VRID_DUPLICATED("(%s) - warning, VRID %d for IPv%d is currently duplicated on %s", false),
    LINKBEAT_UP("Linkbeat reports %s up", false),
    LINKBEAT_DOWN("Linkbeat reports %s down", false),
    LINK_DELAYED("%s: Adding flags change from 0x%s to 0x%s delay by %d", false),
    LINK_DELAY_CANCELLED("Delay timer for %s cancelled", false),
    LINK_DELAY_TOO_LONG("%s: interface %s debounce timer(s) not less that %d * advert_int - resetting", false),
    STATIC_ADDRESS_WITHOUT_INTERFACE("Not adding address %s to %s since interface doesn't exist", false),
    RESTORING_STATIC_ADDRESS("Restoring deleted static address %s", false),
    RESTORING_STATIC_ROUTE("Restoring deleted static route %s", false),
    RESTORING_STATIC_RULE("Restoring deleted static rule %s", false),
    ADDRESS_ASSIGNED("Assigned address %s for interface %s", true),
    ADDRESS_DEASSIGNED("Deassigned address %s from interface %s", true),
    PACKET_TOO_SHORT("%s", false),
    QUEUEING_GARPS("(%s) Sending/queueing gratuitous ARPs on %s for %s", true),
    QUEUEING_NAS("(%s) Sending/queueing Unsolicited Neighbour Adverts on %s for %s", true),
    SENDING_GARP("Sending gratuitous ARP on %s for %s", true),
    SENDING_NA("Sending unsolicited Neighbour Advert on %s for %s", true),
    SENDING_OWN_GARP("%s: sending gratuitous ARP for %s", true),
    SENDING_OWN_NA("%s: sending unsolicited NA for %s", true),
    SEND_FAILED("(%s): send advert error %d (%s)", false),
    SEND_TO_PEER_FAILED("(%s) Cant send advert to %s (%s)", false);

    private final String format;
    private final boolean detail;

    Message(String format, boolean detail) {
        this.format = format;
        this.detail = detail;
    }

    String format() {
        return format;
    }

    /** Only with detailed logging ({@code -D}). */
    public boolean detail() {
        return detail;
    }
}
