package io.vipward.parser.model;

/** A health check of a real server, with everything inherited filled in. A server is up while all its checks succeed. */
public sealed interface Checker
        permits TcpCheck, HttpCheck, SmtpCheck, DnsCheck, MiscCheck, UdpCheck, PingCheck, FileCheck, BfdCheck {
    Origins origins();

    /** The keyword of the block. */
    String keyword();
}
