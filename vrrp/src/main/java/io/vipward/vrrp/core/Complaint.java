package io.vipward.vrrp.core;

/** Kinds of faults in adverts; each is logged once until the master changes or the state does. */
public enum Complaint {
    AUTHENTICATION_HEADER,
    LENGTH,
    TTL,
    VERSION,
    EXTENSION,
    EXTENSION_SKEW,
    AUTH_TYPE_INVALID,
    AUTH_TYPE_OTHER,
    AUTHENTICATION,
    INTERVAL,
    TYPE,
    TOTAL_LENGTH,
    CHECKSUM,
    DESTINATION,
    OWNER,
    ADDRESS_COUNT,
    ADDRESS_MISSING,
    PEER,
    PEER_TTL
}
