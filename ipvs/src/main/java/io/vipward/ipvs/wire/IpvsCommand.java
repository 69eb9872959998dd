package io.vipward.ipvs.wire;

import java.util.Optional;

/** Commands of the IPVS family (linux/ip_vs.h, IPVS_CMD_*). */
public enum IpvsCommand {
    NEW_SERVICE(1),
    SET_SERVICE(2),
    DEL_SERVICE(3),
    GET_SERVICE(4),
    NEW_DEST(5),
    SET_DEST(6),
    DEL_DEST(7),
    GET_DEST(8),
    NEW_DAEMON(9),
    DEL_DAEMON(10),
    GET_DAEMON(11),
    SET_CONFIG(12),
    GET_CONFIG(13),
    /** Never sent: the answer to {@link #GET_INFO}. */
    SET_INFO(14),
    GET_INFO(15),
    ZERO(16),
    FLUSH(17);

    private final int number;

    IpvsCommand(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<IpvsCommand> byNumber(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
