package io.vipward.checkers.core;

import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.DnsCheck;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.PingCheck;
import io.vipward.parser.model.SmtpCheck;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.UdpCheck;

/**
 * What a verdict engine needs to know of a checker.
 *
 * @param realServer its label in log lines
 * @param virtualServer its label in log lines
 */
public record CheckerSettings(CheckKind kind, CheckSchedule schedule, String realServer, String virtualServer) {
    public static CheckerSettings of(String virtualServer, String realServer, Checker check) {
        return new CheckerSettings(kind(check), schedule(check), realServer, virtualServer);
    }

    boolean logAllFailures() {
        return schedule.logAllFailures();
    }

    static CheckKind kind(Checker check) {
        if (check instanceof TcpCheck) {
            return CheckKind.TCP;
        } else if (check instanceof HttpCheck http) {
            return http.ssl() ? CheckKind.SSL : CheckKind.HTTP;
        } else if (check instanceof SmtpCheck) {
            return CheckKind.SMTP;
        } else if (check instanceof DnsCheck) {
            return CheckKind.DNS;
        } else if (check instanceof MiscCheck) {
            return CheckKind.MISC;
        } else if (check instanceof UdpCheck) {
            return CheckKind.UDP;
        } else if (check instanceof PingCheck) {
            return CheckKind.PING;
        }
        return check instanceof FileCheck ? CheckKind.FILE : CheckKind.BFD;
    }

    /** When it probes; what never probes has a schedule without times. */
    public static CheckSchedule schedule(Checker check) {
        if (check instanceof TcpCheck tcp) {
            return tcp.schedule();
        } else if (check instanceof HttpCheck http) {
            return http.schedule();
        } else if (check instanceof SmtpCheck smtp) {
            return smtp.schedule();
        } else if (check instanceof DnsCheck dns) {
            return dns.schedule();
        } else if (check instanceof MiscCheck misc) {
            return misc.schedule();
        } else if (check instanceof UdpCheck udp) {
            return udp.schedule();
        } else if (check instanceof PingCheck ping) {
            return ping.schedule();
        }
        return new CheckSchedule(0, 0, 0, 0, alpha(check), false);
    }

    /** Whether it counts as failed until it succeeded. */
    static boolean alpha(Checker check) {
        if (check instanceof BfdCheck bfd) {
            return bfd.alpha();
        }
        return !(check instanceof FileCheck) && schedule(check).alpha();
    }

    /** Whether it asks its server by itself; the others are told. */
    public static boolean probes(Checker check) {
        return !(check instanceof FileCheck || check instanceof BfdCheck);
    }
}
