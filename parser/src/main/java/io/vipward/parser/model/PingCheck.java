package io.vipward.parser.model;

/** {@code PING_CHECK}: one ICMP echo; the port of the target does not matter. */
public record PingCheck(Origins origins, ConnectionTarget target, CheckSchedule schedule) implements Checker {
    @Override
    public String keyword() {
        return "PING_CHECK";
    }
}
