package io.vipward.vrrp.bfd.wire;

/** What became of received bytes. */
public sealed interface Decoded permits ControlPacket, Rejected {}
