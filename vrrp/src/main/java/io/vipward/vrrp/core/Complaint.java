package io.vipward.vrrp.core;

/** Kinds of faults in adverts; each is logged once until the master changes or the state does. */
enum Complaint {
    LENGTH,
    TTL,
    VERSION,
    AUTH_TYPE_INVALID,
    AUTH_TYPE_OTHER,
    AUTHENTICATION,
    INTERVAL,
    TYPE,
    TOTAL_LENGTH,
    CHECKSUM,
    DESTINATION,
    ADDRESS_COUNT,
    ADDRESS_MISSING
}
