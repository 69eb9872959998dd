package io.vipward.vrrp.wire;

/** What became of received bytes: an {@link Advert}, or a {@link Rejected} that says why not. */
public sealed interface Decoded permits Advert, Rejected {}
