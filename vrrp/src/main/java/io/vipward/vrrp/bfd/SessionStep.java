package io.vipward.vrrp.bfd;

/** What an event came to for one session. */
public record SessionStep(RunningSession session, BfdStep step) {}
