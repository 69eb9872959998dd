package io.vipward.vrrp.core;

/** What is counted per instance: keepalived's statistics, in the order of its dump. */
public enum Counter {
    ADVERTS_RECEIVED,
    ADVERTS_SENT,
    BECAME_MASTER,
    RELEASED_MASTER,
    LENGTH_ERRORS,
    INTERVAL_ERRORS,
    TTL_ERRORS,
    INVALID_TYPE_RECEIVED,
    ADDRESS_LIST_ERRORS,
    INVALID_AUTH_TYPE,
    AUTH_TYPE_MISMATCH,
    AUTH_FAILURES,
    PRIORITY_ZERO_RECEIVED,
    PRIORITY_ZERO_SENT,
    /** Only shown by SNMP. */
    VERSION_ERRORS,
    /** Only shown by SNMP. */
    CHECKSUM_ERRORS
}
