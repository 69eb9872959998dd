package io.vipward.parser.model;

/** {@code TCP_CHECK}: connects and closes. */
public record TcpCheck(Origins origins, ConnectionTarget target, CheckSchedule schedule) implements Checker {
    @Override
    public String keyword() {
        return "TCP_CHECK";
    }
}
