package io.vipward.checkers.core;

import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;

/**
 * What the verdict engine needs to know of a checker.
 *
 * @param realServer its label in log lines
 */
public record CheckerSettings(CheckKind kind, CheckSchedule schedule, String realServer, boolean logAllFailures) {
    public static CheckerSettings of(VirtualServer virtualServer, RealServer realServer, TcpCheck check) {
        return new CheckerSettings(
                CheckKind.TCP,
                check.schedule(),
                Labels.of(virtualServer, realServer),
                check.schedule().logAllFailures());
    }
}
