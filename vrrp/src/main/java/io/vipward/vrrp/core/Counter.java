package io.vipward.vrrp.core;

/** What is counted per instance: keepalived's statistics, in the order of its dump. */
public enum Counter {
    ADVERTS_RECEIVED,
    ADVERTS_SENT,
    BECAME_MASTER,
    RELEASED_MASTER,
    LENGTH_ERRORS,
    TTL_ERRORS,
    INVALID_TYPE_RECEIVED,
    INTERVAL_ERRORS,
    ADDRESS_LIST_ERRORS,
    INVALID_AUTH_TYPE,
    AUTH_TYPE_MISMATCH,
    AUTH_FAILURES,
    EXTENSION_MISSING,
    EXTENSION_MALFORMED,
    EXTENSION_UNKNOWN_KEY,
    EXTENSION_INVALID_HMAC,
    EXTENSION_STALE,
    EXTENSION_REPLAY,
    PRIORITY_ZERO_RECEIVED,
    PRIORITY_ZERO_SENT,
    /** Only shown by SNMP. */
    VERSION_ERRORS,
    /** Only shown by SNMP. */
    CHECKSUM_ERRORS,
    /** Not in keepalived's dump: times that another master was heard while this one was master, one for each rival. */
    CONFLICTS
}
