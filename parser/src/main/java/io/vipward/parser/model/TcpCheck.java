package io.vipward.parser.model;

/** A {@code TCP_CHECK} block with everything inherited filled in. */
public record TcpCheck(Origins origins, ConnectionTarget target, CheckSchedule schedule) {}
