package io.vipward.vrrp.core;

/** States by the names and numbers that notifications, dumps and SNMP use. */
public enum StateName {
    INIT(0),
    BACKUP(1),
    MASTER(2),
    FAULT(3),
    DELETED(97),
    STOP(98);

    private final int code;

    StateName(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
